import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Grader } from '../../src/core/grader.ts'
import { compile } from '../../src/graders/compile.ts'
import { functionGrader } from '../../src/graders/function/function-grader.ts'
import { multi } from '../../src/graders/multi/multi.ts'
import { stringCheck } from '../../src/graders/string-check/string-check.ts'
import { textSimilarity } from '../../src/graders/text-similarity/text-similarity.ts'
import { validate } from '../../src/graders/validate.ts'
import { allOf, anyOf } from '../../src/task/combinators/all-of.ts'
import { best, worst } from '../../src/task/combinators/best.ts'
import { clamp } from '../../src/task/combinators/clamp.ts'
import { gate } from '../../src/task/combinators/gate.ts'
import { penalty } from '../../src/task/combinators/penalty.ts'
import { weighted } from '../../src/task/combinators/weighted.ts'

const exact = stringCheck({
  name: 'exact',
  input: '{{ sample.output_text }}',
  reference: '{{ item.answer }}',
  operation: 'eq',
})
const close = textSimilarity({
  name: 'close',
  input: '{{ sample.output_text }}',
  reference: '{{ item.answer }}',
  evaluation_metric: 'fuzzy_match',
})
const any = functionGrader('any', () => 3)
const formula = (grader: Grader) => Reflect.get(grader.spec, 'calculate_output')
const names = (grader: Grader) => Object.keys(grader.children ?? {})
const score = (grader: Grader) => {
  const result = compile(grader as Grader<object, string, 'sync'>)('', {})
  return result.ok ? result.score : result.failure.message
}
const gives = (value: number) => functionGrader('gives', () => value)

describe('a combination is a multi of plain formulas', () => {
  test.each<[string, Grader, string]>([
    ['weighted', weighted({ exact: [0.7, exact], close: [0.3, close] }), '0.7 * exact + 0.3 * close'],
    [
      'weighted, taking away',
      weighted({ exact: [-0.5, exact], close: [-1e-7, close] }),
      '0 - 0.5 * exact - 1e-7 * close',
    ],
    ['gate', gate(exact, close), 'guard * score'],
    ['gate at a score', gate(close, exact, { at: 0.8 }), 'floor(guard - 0.8 + 1) * score'],
    ['gate at a score of any size', gate(any, exact, { at: 2 }), 'max(0, min(1, floor(guard - 2 + 1))) * score'],
    ['clamp', clamp(any, 0, 1), 'min(max(score, 0), 1)'],
    ['clamp below 0', clamp(any, -1, 1), 'min(max(score, (0 - 1)), 1)'],
    ['allOf', allOf({ exact, close }), 'floor(min(exact, close))'],
    ['allOf of any scores', allOf({ exact, any }), 'max(0, min(1, floor(min(exact, any))))'],
    ['allOf at a score', allOf({ exact, close }, { at: 0.5 }), 'floor(min(exact, close) - 0.5 + 1)'],
    ['anyOf', anyOf({ exact, close, again: exact }), 'floor(max(exact, max(close, again)))'],
    ['best', best({ exact, close, any }), 'max(exact, max(close, any))'],
    ['worst', worst({ exact, close }), 'min(exact, close)'],
    ['best of one', best({ exact }), 'exact'],
    ['penalty', penalty(exact, 0.25, close), 'score - 0.25 * penalty'],
  ])('%s', (_name, grader, expected) => {
    expect(formula(grader)).toBe(expected)
    expect(validate(grader).issues.filter(({ path }) => path[0] === 'calculate_output')).toEqual([])
  })

  test('that any target can read as JSON', () => {
    expect(weighted({ exact: [0.7, exact], close: [0.3, close] }, { name: 'both' }).spec).toEqual({
      type: 'multi',
      name: 'both',
      graders: { exact: exact.spec, close: close.spec },
      calculate_output: '0.7 * exact + 0.3 * close',
    })
  })

  test('named after itself unless it is given a name', () => {
    const all = [
      weighted({ exact: [1, exact] }),
      gate(exact, close),
      clamp(any, 0, 1),
      allOf({ exact }),
      anyOf({ exact }),
    ]
    const rest = [
      best({ exact }),
      worst({ exact }),
      penalty(exact, 1, close),
      penalty(exact, 1, close, { name: 'mine' }),
    ]
    expect([...all, ...rest].map(({ spec }) => spec.name)).toEqual([
      'weighted',
      'gate',
      'clamp',
      'allOf',
      'anyOf',
      'best',
      'worst',
      'penalty',
      'mine',
    ]) // prettier-ignore
  })
})

describe('a step formula passes', () => {
  test.each([
    [0.8, 0.8, 1],
    [0.8, 0.7999999999999999, 0],
    [0.8, 1, 1],
    [0.8, 0, 0],
    [0.8, 7, 1],
    [0.8, -7, 0],
    [0, -0.1, 0],
    [0, 0, 1],
    [-2, -2, 1],
    [-2, -2.5, 0],
    [3, 2.9, 0],
  ])('at %d a score of %d as %d', (at, value, expected) => {
    expect(score(gate(gives(value), gives(1), { at }))).toBe(expected)
  })
})

const broken: string = 'any +'

describe('a multi inside of a combination', () => {
  const quality = weighted({ exact: [0.5, exact], close: [0.5, close] })

  test('gives it its formula, in parentheses, and its graders under both names', () => {
    const whole = weighted({ quality: [0.9, quality], any: [0.1, any] })
    expect(formula(whole)).toBe('0.9 * (0.5 * quality_exact + 0.5 * quality_close) + 0.1 * any')
    expect(whole.children).toEqual({ quality_exact: exact, quality_close: close, any })
  })

  test('keeps its names where the combination has none for it', () => {
    expect(formula(clamp(penalty(quality, 0.2, any), 0, 1))).toBe(
      'min(max(((0.5 * exact + 0.5 * close) - 0.2 * penalty), 0), 1)',
    )
  })

  test('gets new names when they are taken, after the outer ones', () => {
    const twice = gate(quality, quality)
    expect(names(twice)).toEqual(['guard_exact', 'guard_close', 'exact', 'close'])
    const same = best({ a: weighted({ b: [1, exact] }), a_b: close })
    expect(formula(same)).toBe('max((1 * a_b_2), a_b)')
  })

  test('is found at any depth, also when it was written by hand', () => {
    const inner = multi({ graders: { max: exact, min: close }, calculate_output: 'max(max, min)' })
    const outer = multi({ graders: { inner, any }, calculate_output: 'inner * any' })
    expect(formula(clamp(outer, 0, 1))).toBe('min(max(((max(inner_max, inner_min)) * any), 0), 1)')
  })

  test.each<[string, Grader]>([
    ['has a key of its own meaning', multi({ graders: { exact }, calculate_output: 'exact', invalid_grade: 0 })],
    ['can be without a score', multi({ graders: { exact, close }, calculate_output: 'exact / close' })],
    ['can grow beyond all numbers', multi({ graders: { any }, calculate_output: 'exp(any)' })],
    ['has a fault', multi({ graders: { any }, calculate_output: broken })],
  ])('stays one when it %s', (_why, inner) => {
    expect(clamp(inner, 0, 1).children).toEqual({ score: inner })
  })

  test('stays one when the formula would be too long', () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`grader_${index}`, [0.01, exact] as const]),
    )
    expect(names(best({ a: weighted(many), b: weighted(many) }))).toEqual(['a', 'b'])
  })
})

test('a combination of nothing, and numbers that are none, are refused', () => {
  expect(() => weighted({})).toThrow('weighted needs at least one grader.')
  expect(() => best({})).toThrow('A combination needs at least one grader, and this one has none.')
  expect(() => weighted({ exact: [Number.NaN, exact] })).toThrow(
    'The weight of exact must be a finite number, not NaN.',
  )
  expect(() => clamp(exact, 1, 0)).toThrow('The lowest score, 1, is above the highest, 0.')
  expect(() => clamp(exact, 0, Infinity)).toThrow('The highest score must be a finite number, not Infinity.')
})

test('a combination has no score when a grader in it has none, and keeps all parts', () => {
  const result = compile(weighted({ exact: [0.5, exact], fine: [0.5, gives(1)] }))('x', { answer: undefined })
  expect(result).toMatchObject({
    ok: false,
    failure: { code: 'invalid_variable' },
    parts: { fine: { ok: true, score: 1 } },
  })
})

test('flattened and nested combinations give the same score', () => {
  const number = fc.double({ min: -50, max: 50, noNaN: true })
  const { tree } = fc.letrec<{ tree: Grader }>((tie) => {
    const two = fc.record({ a: tie('tree'), b: tie('tree') })
    return {
      tree: fc.oneof(
        { maxDepth: 3 },
        number.map(gives),
        fc.tuple(two, number, number).map(([{ a, b }, v, w]) => weighted({ a: [v, a], b: [w, b] })),
        two.map(({ a, b }) => gate(a, b)),
        fc.tuple(two, number).map(([{ a, b }, at]) => gate(a, b, { at })),
        fc.tuple(tie('tree'), number, number).map(([a, v, w]) => clamp(a, Math.min(v, w), Math.max(v, w))),
        fc.tuple(two, number).map(([{ a, b }, at]) => allOf({ a, b, again: a }, { at })),
        two.map(({ a, b }) => anyOf({ a, b })),
        two.map((graders) => best(graders)),
        two.map((graders) => worst({ ...graders, again: graders.a })),
        fc.tuple(two, number).map(([{ a, b }, amount]) => penalty(a, amount, b)),
      ),
    }
  })
  let flattened = 0
  fc.assert(
    fc.property(fc.array(tree, { minLength: 2, maxLength: 3 }), number, (graders, weight) => {
      const parts = (own: readonly Grader[]) =>
        Object.fromEntries(own.map((grader, index) => [`g${index}`, [weight, grader] as const]))
      const flat = weighted(parts(graders))
      const nested = weighted(parts(graders.map(kept)))
      if (names(flat).length > names(nested).length) flattened++
      expect(score(flat)).toBe(score(nested))
    }),
    { numRuns: 100 },
  )
  expect(flattened).toBeGreaterThan(30)
})

/** The same grader with a key that keeps it from being flattened. */
function kept(grader: Grader): Grader {
  return { ...grader, spec: Object.assign({ note: 'stays' }, grader.spec) }
}
