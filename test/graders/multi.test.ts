import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ports } from '../../src/core/ports.ts'
import { compile } from '../../src/graders/compile.ts'
import { functionGrader } from '../../src/graders/function/function-grader.ts'
import { multi } from '../../src/graders/multi/multi.ts'
import { parse } from '../../src/graders/parse.ts'
import { stringCheck } from '../../src/graders/string-check/string-check.ts'
import { validate } from '../../src/graders/validate.ts'

/** A child that gives the number at `item.scores[index]`, or the failure "No." where there is none. */
function child(index: number) {
  return functionGrader(`child ${index}`, (_sample, item: { scores: readonly (number | null)[] }) => {
    const score = item.scores[index] ?? null
    return score === null ? ({ ok: false, failure: { code: 'sample_parse', message: 'No.' } } as const) : score
  })
}

function combine(formula: string, scores: Record<string, number | null>, options: { invalid?: number } = {}) {
  const keys = Object.keys(scores)
  const graders = Object.fromEntries(keys.map((key, index) => [key, child(index)]))
  return compile(multi({ name: 'm', graders, calculate_output: formula }), options)('x', {
    scores: Object.values(scores),
  })
}

const failed = { ok: false, failure: { code: 'sample_parse', message: 'No.' } }
const one = { ok: true, score: 1 }

test('the formula over the scores of the children is the score, and the children are its parts', () => {
  expect(combine('0.7 * a + 0.3 * b', { a: 1, b: 0.5 })).toEqual({
    ok: true,
    score: 0.85,
    parts: { a: one, b: { ok: true, score: 0.5 } },
  })
})

test('the score is not cut to any range', () => {
  expect(combine('10 * a - 20', { a: 1 })).toEqual({ ok: true, score: -10, parts: { a: one } })
})

test('an unscored child leaves the multi unscored, with its code, its key and all parts', () => {
  expect(combine('a + b + c', { a: 1, b: null, c: null })).toEqual({
    ok: false,
    failure: { code: 'sample_parse', message: 'b: No.' },
    parts: { a: one, b: failed, c: failed },
  })
})

test('a child that the formula does not use still has to be graded', () => {
  expect(combine('a', { a: 1, b: null })).toMatchObject({ ok: false, failure: { message: 'b: No.' } })
})

test('with a number for invalid children the formula takes it in their place, and the parts stay as they are', () => {
  expect(combine('a + b', { a: 1, b: null }, { invalid: 0 })).toEqual({
    ok: true,
    score: 1,
    parts: { a: one, b: failed },
  })
  expect(combine('a + b', { a: 1, b: null }, { invalid: -0.5 })).toEqual({
    ok: true,
    score: 0.5,
    parts: { a: one, b: failed },
  })
})

describe('a formula without a finite result gives a failure with the values that led there', () => {
  test.each<[formula: string, a: number, gives: string]>([
    ['1 / a', 0, 'Infinity'],
    ['-1 / a', 0, '-Infinity'],
    ['a / a', 0, 'NaN'],
    ['log(a)', 0, '-Infinity'],
    ['log(a)', -1, 'NaN'],
    ['sqrt(a)', -1, 'NaN'],
    ['a ^ 0.5', -4, 'NaN'],
    ['exp(a)', 1000, 'Infinity'],
    ['a * 1e308', 100, 'Infinity'],
  ])('%s with a = %d', (formula, a, gives) => {
    expect(combine(formula, { a })).toEqual({
      ok: false,
      failure: {
        code: 'other',
        message: `calculate_output "${formula}" gives ${gives} for a = ${a}.`,
        detail: { formula, values: { a } },
      },
      parts: { a: { ok: true, score: a } },
    })
  })

  test('also when a number stands for an invalid child', () => {
    expect(combine('1 / a', { a: null }, { invalid: 0 })).toMatchObject({
      ok: false,
      failure: { detail: { values: { a: 0 } } },
    })
  })
})

describe('keys of graders', () => {
  test.each([
    'type',
    'name',
    'max',
    'e',
    'pi',
    'i',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '_',
    'größe',
    'ελ',
    'A1',
  ])('%s works as a variable', (key) => {
    expect(combine(`2 * ${key}`, { [key]: 0.25 })).toEqual({
      ok: true,
      score: 0.5,
      parts: { [key]: { ok: true, score: 0.25 } },
    })
  })

  test('of letters that mathjs does not know work as variables too', () => {
    for (const key of ['名前', 'имя', 'नाम'])
      expect(combine(`2 * ${key}`, { [key]: 0.25 })).toMatchObject({ score: 0.5 })
  })

  test.each<[key: string, message: string, rename: string]>([
    ['a-b', 'The key "a-b" cannot be a variable of calculate_output.', 'a_b'],
    ['my key', 'The key "my key" cannot be a variable of calculate_output.', 'my_key'],
    ['1st', 'The key "1st" cannot be a variable of calculate_output.', 'grader_1st'],
    ['', 'The key "" cannot be a variable of calculate_output.', 'grader'],
    ['😀', 'The key "😀" cannot be a variable of calculate_output.', 'grader'],
    ['a.b', 'The key "a.b" cannot be a variable of calculate_output.', 'a_b'],
    ['true', '"true" has a meaning of its own, so it cannot be a grader\'s key.', 'true_score'],
    ['mod', '"mod" has a meaning of its own, so it cannot be a grader\'s key.', 'mod_score'],
    ['__proto__', '"__proto__" has a meaning of its own, so it cannot be a grader\'s key.', 'proto'],
  ])('%j is an issue that says what to rename', (key, message, rename) => {
    const inner = '{"type": "string_check", "name": "c", "input": "x", "reference": "x", "operation": "eq"}'
    const text = `{"type": "multi", "name": "m", "graders": {"ok": ${inner}, ${JSON.stringify(key)}: ${inner}}, "calculate_output": "ok"}`
    expect(validate(text)).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'invalid_name',
          severity: 'error',
          path: ['graders', key],
          message,
          hint: `Rename it, for example to "${rename}".`,
        },
        { code: 'unused_grader' },
      ],
    })
  })
})

test('a multi inside a multi works, keeps its parts, and is warned of', () => {
  const inner = multi({ name: 'i', graders: { x: child(0), y: child(1) }, calculate_output: 'x * y' })
  const outer = multi({ name: 'o', graders: { inner, z: child(2) }, calculate_output: 'inner + z' })
  const grade = compile(outer)
  expect(grade('x', { scores: [2, 3, 4] })).toEqual({
    ok: true,
    score: 10,
    parts: {
      inner: { ok: true, score: 6, parts: { x: { ok: true, score: 2 }, y: { ok: true, score: 3 } } },
      z: { ok: true, score: 4 },
    },
  })
  expect(grade('x', { scores: [2, null, 4] })).toMatchObject({
    ok: false,
    failure: { code: 'sample_parse', message: 'inner: y: No.' },
  })
  expect(validate(outer)).toMatchObject({
    ok: true,
    issues: [{ code: 'nested_multi', severity: 'warning', path: ['graders', 'inner'] }],
  })
})

describe('children that wait', () => {
  const judge = { type: 'score_model', name: 'j', model: 'm', input: [{ role: 'user', content: 'x' }] } as const
  const check = {
    type: 'string_check',
    name: 'c',
    input: '{{ sample.output_text }}',
    reference: 'x',
    operation: 'eq',
  } as const
  const document = { type: 'multi', name: 'm', graders: { check, judge }, calculate_output: '(check + judge) / 2' }

  test('are asked at the same time, and the multi answers by a promise', async () => {
    const asked: string[] = []
    const model: Ports['model'] = {
      async complete({ messages }) {
        asked.push('start')
        await new Promise((resolve) => setImmediate(resolve))
        asked.push('end')
        return { kind: 'text', text: messages.length === 1 ? '0.5' : '0' }
      },
    }
    const both = {
      ...document,
      graders: { check, judge, again: judge },
      calculate_output: '(check + judge + again) / 4',
    }
    const result = compile(parse(both), { model })('x', {})
    expect(result).toBeInstanceOf(Promise)
    expect(await result).toMatchObject({
      ok: true,
      score: 0.5,
      parts: { check: { score: 1 }, judge: { score: 0.5 }, again: { score: 0.5 } },
    })
    expect(asked).toEqual(['start', 'start', 'end', 'end'])
  })

  test('that fail leave the multi unscored', async () => {
    const model: Ports['model'] = { complete: () => Promise.reject(new Error('no network')) }
    expect(await compile(parse(document), { model })('x', {})).toMatchObject({
      ok: false,
      failure: { code: 'other', message: 'judge: The score_model grader "j" stopped: no network' },
      parts: { check: { ok: true, score: 1 } },
    })
  })

  test('that are aborted reject, and no other rejection is left over', async () => {
    const controller = new AbortController()
    const model: Ports['model'] = {
      complete: (_request, options) =>
        new Promise((_resolve, reject) => {
          options?.signal?.addEventListener('abort', () => reject(new Error('stopped')))
        }),
    }
    const both = { ...document, graders: { judge, again: judge }, calculate_output: 'judge + again' }
    const result = compile(parse(both), { model })('x', {}, { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(result).rejects.toThrow('enough')
  })
})

test('a child that the formula leaves out is warned of at its key', () => {
  const graders = { a: child(0), b: child(1) }
  const formula: string = 'a'
  expect(validate(multi({ name: 'm', graders, calculate_output: formula })).issues).toEqual([
    {
      code: 'unused_grader',
      severity: 'warning',
      path: ['graders', 'b'],
      message: 'calculate_output does not use "b", so it costs time and changes nothing.',
      hint: 'Use it in the formula or remove it.',
    },
  ])
})

test('the spec of a multi holds the specs of its children, and keys that are not known', () => {
  const a = stringCheck({ name: 'a', input: '{{ sample.output_text }}', reference: 'x', operation: 'eq' })
  const grader = multi({ name: 'm', graders: { a }, calculate_output: 'a', invalid_grade: 0 })
  expect(JSON.parse(JSON.stringify(grader.spec))).toEqual({
    type: 'multi',
    name: 'm',
    graders: {
      a: { type: 'string_check', name: 'a', input: '{{ sample.output_text }}', reference: 'x', operation: 'eq' },
    },
    calculate_output: 'a',
    invalid_grade: 0,
  })
})

test('the compiler wants every field of the row that any child reads', () => {
  const n = functionGrader('n', (_sample, item: { n: number }) => item.n)
  const plain = functionGrader('plain', () => 1)
  const grade = compile(
    multi({
      graders: { n, plain, inline: functionGrader('inline', (sample) => sample.output_text.length) },
      calculate_output: 'n + plain + inline',
    }),
  )
  expect(grade('ab', { n: 4 })).toMatchObject({ ok: true, score: 7 })
  // @ts-expect-error -- the row lacks n
  expect(grade('ab', {})).toMatchObject({ ok: false })
})

test('a weighted sum is the sum of the weighted scores, whatever they are', () => {
  const score = fc.integer({ min: -8, max: 8 }).map((value) => value / 8)
  fc.assert(
    fc.property(score, score, score, (a, b, c) => {
      expect(combine('0.5 * a + 0.25 * b - c', { a, b, c })).toMatchObject({ ok: true, score: 0.5 * a + 0.25 * b - c })
    }),
  )
})
