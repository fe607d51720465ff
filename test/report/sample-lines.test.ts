import { describe, expect, test } from 'vitest'
import type { GradedSample } from '../../src/core/report.ts'
import { scored, unscored } from '../../src/core/result.ts'
import type { SampleInput } from '../../src/core/sample.ts'
import { plain } from '../../src/report/paint.ts'
import { type SampleDetail, sampleLines } from '../../src/report/sample-lines.ts'

const linesOf = (sample: GradedSample, columns = 100, detail: SampleDetail = 'evidence') =>
  sampleLines(sample, detail, { columns, paint: plain })

const graded = (more: Partial<GradedSample>): GradedSample => ({
  row: 4,
  sample: 1,
  result: scored(1),
  input: 'Paris',
  item: {},
  ...more,
})

test('an answer shows its score, its name, its text and what was compared', () => {
  const result = scored(0.5, { input: 'a\nb', reference: 'c', steps: null, errors: ['x', 1] })
  expect(linesOf(graded({ id: 'q1', result, expertScore: 0.25 }))).toEqual([
    '  0.500, expert 0.250  q1, answer 2',
    '    answer     Paris',
    '    input      a⏎b',
    '    reference  c',
    '    errors     ["x",1]',
  ])
})

test('an answer that was not graded says why', () => {
  expect(linesOf(graded({ result: unscored('invalid_variable', 'No "a".', { value: 1 }), input: '' }))).toEqual([
    '  not graded (invalid_variable)  row 4, answer 2',
    '    answer     (empty)',
    '    why        No "a".',
    '    value      1',
  ])
})

test('the parts of a multi follow, each with its own evidence, nested ones by their path', () => {
  const inner = scored(0.5, undefined, { x: scored(0), y: unscored('other', 'No.') })
  expect(linesOf(graded({ result: scored(0.75, undefined, { a: scored(1, { input: 'x' }), inner }) }))).toEqual([
    '  0.750  row 4, answer 2',
    '    answer     Paris',
    '    a: 1.000',
    '      input      x',
    '    inner: 0.500',
    '    inner.x: 0.000',
    '    inner.y: not graded (other)',
  ])
})

test('long texts are cut to the columns that there are', () => {
  const lines = linesOf(graded({ input: 'x'.repeat(1000), result: scored(1, { input: '日'.repeat(1000) }) }), 40)
  expect(lines).toEqual([
    '  1.000  row 4, answer 2',
    `    answer     ${'x'.repeat(24)}…`,
    `    input      ${'日'.repeat(12)}…`,
  ])
})

describe('nothing in an answer, an id or the evidence is obeyed by the terminal', () => {
  test('escape sequences', () => {
    const result = scored(1, { 'ke\u001b[2Jy': 'va\u001b[2Jl' }, undefined)
    expect(linesOf(graded({ id: '\u001b[2J', input: 'x\u001b]0;t\u0007', result }))).toEqual([
      '  1.000  ·[2J, answer 2',
      '    answer     x·]0;t·',
      '    ke·[2Jy    va·[2Jl',
    ])
    expect(linesOf(graded({ result: scored(1, undefined, { '\u001b[2J': scored(1) }) })).at(-1)).toBe('    ·[2J: 1.000')
  })
})

test('an answer that is an object is shown as JSON, and one too deep for that is not', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as object
  const answerOf = (input: unknown) => linesOf(graded({ input: input as SampleInput }))[1] // a row's answer can be any value
  expect([{ output_text: 'x' }, null, 0, undefined, deep].map(answerOf)).toEqual([
    '    answer     {"output_text":"x"}',
    '    answer     null',
    '    answer     0',
    '    answer     undefined',
    '    answer     (too deep to be shown)',
  ])
})

test('in an overview the parts are one line, and evidence is left to --explain', () => {
  const result = scored(0.75, undefined, { a: scored(1, { input: 'x' }), 'b\u001b': unscored('other', 'No.') })
  expect(linesOf(graded({ result }), 40, 'parts')).toEqual([
    '  0.750  row 4, answer 2',
    '    answer     Paris',
    '    parts      a 1.000, b· not graded',
  ])
  expect(linesOf(graded({ result: unscored('other', 'No.', undefined, { a: scored(1) }) }), 40, 'parts')).toEqual([
    '  not graded (other)  row 4, answer 2',
    '    answer     Paris',
    '    why        No.',
  ])
})
