import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Row } from '../../../src/dataset/row.ts'
import { functionGrader } from '../../../src/graders/function/function-grader.ts'
import { multi } from '../../../src/graders/multi/multi.ts'
import { parse } from '../../../src/graders/parse.ts'
import { compareGraders } from '../../../src/run/compare/compare-graders.ts'
import { fakePorts } from '../../graders/fake-ports.ts'

/** A grader that reads its score from a JSON answer; no number, no score. */
const field = (name: string) => functionGrader(name, (sample) => Number(JSON.parse(sample.output_text)[name]))
const old = field('old')
const fresh = field('new')
/** An answer that the old grader gives the first number, and the new grader the second; `null` stands for no score. */
const answer = (before: number | null, after: number | null): string =>
  JSON.stringify({ old: before ?? 'none', new: after ?? 'none' })
const row = (...answers: readonly (readonly [number | null, number | null])[]): Row => ({
  item: {},
  samples: answers.map(([before, after]) => answer(before, after)),
})

test('the shift is over the answers that both graded, with an interval that is paired and clustered by prompt', async () => {
  const diff = await compareGraders(old, fresh, {
    rows: [row([0.2, 0.4], [0.4, 0.6], [0, null]), row([0.5, 0.6], [null, 1]), row([1, 1])],
  })
  // Sums of differences less their share of the mean 0.125: 0.4 - 0.25, 0.1 - 0.125, 0 - 0.125.
  const variance = (1.5 * (0.15 ** 2 + 0.025 ** 2 + 0.125 ** 2)) / 16
  const margin = 4.30265273 * Math.sqrt(variance)
  expect(diff.shift?.answers).toBe(4)
  expect(diff.shift?.before).toBeCloseTo(0.525, 12)
  expect(diff.shift?.after).toBeCloseTo(0.65, 12)
  expect(diff.shift?.mean).toBeCloseTo(0.125, 12)
  expect(diff.shift?.interval?.[0]).toBeCloseTo(0.125 - margin, 6)
  expect(diff.shift?.interval?.[1]).toBeCloseTo(0.125 + margin, 6)
  expect(diff).toMatchObject({ moved: { up: 3, down: 0 }, newlyFailing: { other: 1 }, newlyGraded: 1 })
  expect([diff.before.graded, diff.after.graded]).toEqual([5, 5])
})

test('without an answer that both graded there is no shift rather than one of 0', async () => {
  const diff = await compareGraders(old, fresh, { rows: [row([1, null], [null, 1])] })
  expect(diff.shift).toBe(undefined)
  expect(diff.attribution).toBe(undefined)
})

describe('within prompts', () => {
  test('flips of rank and of the side of the mean are counted over pairs and answers that both graded', async () => {
    const diff = await compareGraders(old, fresh, {
      rows: [row([0, 1], [1, 0], [0.5, 0.5], [null, 1]), row([0, 0.1], [1, 0.9]), row([0.3, 0.9])],
    })
    expect(diff.rankFlips).toEqual({ pairs: 4, flipped: 3, prompts: 1 })
    expect(diff.advantageFlips).toEqual({ answers: 5, flipped: 2, prompts: 1 })
    expect(diff.lists.rankFlips.map(({ first, second }) => [first.row, first.sample, second.sample])).toEqual([
      [1, 1, 0],
      [1, 2, 0],
      [1, 1, 2],
    ])
    expect(diff.lists.advantageFlips.map(({ sample, advantage }) => [sample.row, sample.sample, advantage])).toEqual([
      [1, 0, { before: -0.5, after: 0.5 }],
      [1, 1, { before: 0.5, after: -0.5 }],
    ])
  })

  test('a prompt that becomes tied is counted, rounding apart', async () => {
    const diff = await compareGraders(old, fresh, {
      rows: [row([0, 0.3], [1, 0.1 + 0.2]), row([1, 1], [1, 0]), row([1, 1], [1, 1]), row([0, 0])],
    })
    expect(diff.tied).toEqual({ prompts: 3, before: 2, after: 2, newly: 1 })
    expect(diff.after.withinPrompts?.tied).toBe(2)
  })
})

test('the lists show the clearest examples first and no more than asked for', async () => {
  const rows = [row([0, 0.1], [0, 0.9], [0, null], [null, 0]), row([0, -0.5], [0, null])]
  const { lists } = await compareGraders(old, fresh, { rows, listed: 2 })
  expect(lists.moved.map((moved) => [moved.row, moved.sample])).toEqual([
    [1, 1],
    [2, 0],
  ])
  expect(lists.newlyFailing.map((lost) => [lost.row, lost.sample])).toEqual([
    [1, 2],
    [2, 1],
  ])
  expect(lists.newlyGraded).toMatchObject([
    { row: 1, sample: 3, input: answer(null, 0), after: { ok: true, score: 0 } },
  ])
  expect((await compareGraders(old, fresh, { rows, listed: 0 })).lists.moved).toEqual([])
  await expect(compareGraders(old, fresh, { rows, listed: -1 })).rejects.toThrow('a listed of at least 0, not -1')
})

describe('the shift is split among the parts', () => {
  const part = (key: string) => field(key)
  const graders = { a: part('a'), b: part('b') }
  const rows: Row[] = [{ item: {}, samples: ['{"a": 1, "b": 0.5, "c": 0.2}', '{"a": 0, "b": 1, "c": 0.4}'] }]

  test('a weight that moves from one part to another', async () => {
    const before = multi({ graders, calculate_output: '0.5 * a + 0.5 * b' })
    const after = multi({ graders, calculate_output: '0.7 * a + 0.3 * b' })
    const { shift, attribution } = await compareGraders(before, after, { rows })
    expect(shift?.mean).toBeCloseTo(-0.05, 12)
    expect(rounded(attribution)).toEqual({
      constant: 0,
      children: {
        a: { change: 'kept', total: 0.1, byScores: 0, byFormula: 0.1 },
        b: { change: 'kept', total: -0.15, byScores: 0, byFormula: -0.15 },
      },
    })
  })

  test('a part that scores otherwise, one that came, one that went, and a constant', async () => {
    const before = multi({ graders: { ...graders }, calculate_output: '0.5 * a + 0.5 * b' })
    const after = multi({ graders: { a: part('c'), c: part('c') }, calculate_output: '0.1 + 0.5 * a + 0.25 * c' })
    const { shift, attribution } = await compareGraders(before, after, { rows })
    expect(rounded(attribution)).toEqual({
      constant: 0.1,
      children: {
        a: { change: 'kept', total: -0.1, byScores: -0.1, byFormula: 0 },
        b: { change: 'removed', total: -0.375 },
        c: { change: 'added', total: 0.075 },
      },
    })
    expect(shift?.mean).toBeCloseTo(0.1 - 0.1 - 0.375 + 0.075, 12)
  })

  test('of any two formulas, so that parts and constant add up to it', async () => {
    const any = multi({ graders, calculate_output: 'a + b' })
    const spec = (calculate_output: string) => ({ ...any, spec: { ...any.spec, calculate_output } })
    const formulas = fc.constantFrom('a * b', 'min(a, b)', 'max(a, b) - 0.2', '0.3 * a + b ^ 2', '1 - abs(a - b)')
    const samples = fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    await fc.assert(
      fc.asyncProperty(formulas, formulas, samples, async (first, second, scores) => {
        const { shift, attribution } = await compareGraders(spec(first), spec(second), {
          rows: [{ item: {}, samples: scores.map(([a, b]) => JSON.stringify({ a, b })) }],
        })
        const parts = Object.values(attribution?.children ?? {}).reduce((sum, { total }) => sum + total, 0)
        expect(Math.abs((attribution?.constant ?? Number.NaN) + parts - (shift?.mean ?? Number.NaN))).toBeLessThan(1e-9)
      }),
    )
  })

  test('not where a formula has no value for a part of 0, nor without parts', async () => {
    const before = multi({ graders, calculate_output: '0.5 * a + 0.5 * b' })
    const divided = multi({ graders, calculate_output: 'b / (a + 0.001 * b) + log(b)' })
    expect((await compareGraders(before, divided, { rows })).attribution).toBe(undefined)
    expect((await compareGraders(before, part('a'), { rows })).attribution).toBe(undefined)
  })
})

test('calls are counted per answer, for what either grader asks of the world', async () => {
  const judge = {
    type: 'score_model',
    name: 'judge',
    model: 'm',
    input: [{ role: 'user', content: '{{ sample.output_text }}' }],
    range: [0, 1],
  }
  const check = { type: 'string_check', name: 'x', input: '{{ item.x }}', reference: 'x', operation: 'eq' }
  const before = parse(check)
  const after = parse({
    type: 'multi',
    name: 'm',
    graders: { judge, second: judge, check },
    calculate_output: 'judge + second + check',
  })
  const { model } = fakePorts({ model: '{"result": 0.5, "steps": []}' })
  const rows = [
    { item: { x: 'x' }, samples: ['a', 'b'] },
    { item: { x: 'x' }, samples: ['c'] },
  ]
  expect((await compareGraders(before, after, { rows, model })).calls).toEqual({ model: { before: 0, after: 2 } })
  expect((await compareGraders(before, before, { rows, model })).calls).toEqual({})
})

test('an abort rejects with its reason', async () => {
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(compareGraders(old, fresh, { rows: [row([1, 1])], signal })).rejects.toThrow('enough')
})

function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'number' ? Number(inner.toFixed(9)) + 0 : inner)),
  )
}
