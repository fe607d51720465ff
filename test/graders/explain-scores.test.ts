import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ScoreExplanation } from '../../src/core/explanation.ts'
import type { GradeResult } from '../../src/core/result.ts'
import { compile } from '../../src/graders/compile.ts'
import { explainScores } from '../../src/graders/explain-scores.ts'
import { functionGrader } from '../../src/graders/function/function-grader.ts'
import { multi } from '../../src/graders/multi/multi.ts'
import { stringCheck } from '../../src/graders/string-check/string-check.ts'

type Scores = Readonly<Record<string, number | null>>

/** A child that gives the number under its key, or the failure "No." where that is null. */
function child(key: string) {
  const grade = (_sample: unknown, item: { scores: Scores }) =>
    item.scores[key] ?? ({ ok: false, failure: { code: 'sample_parse', message: 'No.' } } as const)
  return functionGrader(key, grade)
}

function grader(formula: string, keys: readonly string[]) {
  return multi({
    name: 'm',
    graders: Object.fromEntries(keys.map((key) => [key, child(key)])),
    calculate_output: formula,
  })
}

function explained(formula: string, scores: Scores, options: { invalid?: number } = {}): ScoreExplanation {
  const own = grader(formula, Object.keys(scores))
  return explainScores(own, options)(compile(own, options)('x', { scores }))
}

const near = (value: number): number => expect.closeTo(value, 6) as number
const contributions = ({ parts }: ScoreExplanation) => parts.map(({ contribution }) => contribution)

/** What start and leaves add up to. */
function added({ sum, parts }: ScoreExplanation): number {
  const leaves = parts.filter(({ isCombined }) => !isCombined)
  return leaves.reduce(
    (total, { contribution }) => total + (contribution ?? Number.NaN),
    sum.ok ? sum.start : Number.NaN,
  )
}

test('a weighted sum divides by its weights, and each part says what its ends would have given', () => {
  const explanation = explained('0.75 * a + 0.25 * b', { a: 1, b: 0.5 })
  expect(explanation).toEqual({
    result: { ok: true, score: 0.875, parts: { a: { ok: true, score: 1 }, b: { ok: true, score: 0.5 } } },
    sum: { ok: true, start: 0, isExact: true },
    parts: [
      {
        path: ['a'],
        type: 'function',
        name: 'a',
        isCombined: false,
        result: { ok: true, score: 1 },
        contribution: near(0.75),
        counterfactuals: [{ score: 0, total: 0.125 }],
      },
      {
        path: ['b'],
        type: 'function',
        name: 'b',
        isCombined: false,
        result: { ok: true, score: 0.5 },
        contribution: near(0.125),
        counterfactuals: [
          { score: 0, total: 0.75 },
          { score: 1, total: 1 },
        ],
      },
    ],
  })
})

describe('contributions', () => {
  test.each<[formula: string, scores: Scores, start: number, contributions: number[]]>([
    ['a * b', { a: 0.5, b: 0.8 }, 0, [0.2, 0.2]],
    ['min(a, b)', { a: 0.5, b: 0.8 }, 0, [0.25, 0.25]],
    ['max(a, b)', { a: 0.5, b: 0.8 }, 0, [0.25, 0.55]],
    ['1 - a', { a: 0.3 }, 1, [-0.3]],
    ['a * (b + c)', { a: 0, b: 1, c: 1 }, 0, [0, 0, 0]],
    ['2 * a * b / (a + b)', { a: 0.5, b: 1 }, 0, [1 / 3, 1 / 3]],
    ['sqrt(a) - b ^ 2', { a: 0.25, b: 1 }, 0, [0.5, -1]],
  ])('of %s', (formula, scores, start, values) => {
    const explanation = explained(formula, scores)
    expect(explanation.sum).toEqual({ ok: true, start: near(start), isExact: true })
    expect(contributions(explanation)).toEqual(values.map(near))
  })

  test('add up to the score, whatever the formula', () => {
    const formula = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', 'b', 'c', '0.25', '2'),
        fc
          .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
          .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
        fc.tuple(fc.constantFrom('min', 'max'), tie('tree'), tie('tree')).map(([name, x, y]) => `${name}(${x}, ${y})`),
        fc.tuple(fc.constantFrom('abs', 'floor', 'sqrt'), tie('tree')).map(([name, x]) => `${name}(${x})`),
      ),
    })).tree
    const share = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20)
    let divided = 0
    fc.assert(
      fc.property(formula, share, share, share, (text, a, b, c) => {
        const explanation = explained(`${text} + 0 * (a + b + c)`, { a, b, c })
        if (!explanation.sum.ok || !explanation.result.ok) return
        divided++
        const { score } = explanation.result
        expect(Math.abs(added(explanation) - score)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(score)))
      }),
    )
    expect(divided).toBeGreaterThan(30)
  })

  test('of a combined part are those of its leaves together', () => {
    const inner = multi({ name: 'i', graders: { b: child('b'), c: child('c') }, calculate_output: '1 - b * c' })
    const own = multi({ name: 'm', graders: { a: child('a'), inner }, calculate_output: '0.5 * a + 0.5 * inner' })
    const explanation = explainScores(own)(compile(own)('x', { scores: { a: 1, b: 0.5, c: 1 } }))
    expect(explanation.sum).toEqual({ ok: true, start: 0.5, isExact: true })
    expect(explanation.parts.map(({ path, isCombined, contribution }) => [path, isCombined, contribution])).toEqual([
      [['a'], false, near(0.5)],
      [['inner'], true, near(-0.25)],
      [['inner', 'b'], false, near(-0.125)],
      [['inner', 'c'], false, near(-0.125)],
    ])
    expect(explanation.parts[1]?.counterfactuals).toEqual([
      { score: 0, total: 0.5 },
      { score: 1, total: 1 },
    ])
  })

  test('of a grader without children are its whole score', () => {
    const own = stringCheck({ name: 's', input: '{{ sample.output_text }}', reference: 'x', operation: 'eq' })
    expect(explainScores(own)(compile(own)('x', {}))).toMatchObject({
      sum: { ok: true, start: 0, isExact: true },
      parts: [{ path: [], type: 'string_check', contribution: 1, counterfactuals: [{ score: 0, total: 0 }] }],
    })
  })

  test.each(['1 / a', 'log(a)'])('are none, with the reason, where %s has no value at 0', (formula) => {
    const explanation = explained(formula, { a: 0.5 })
    expect(explanation.sum).toEqual({
      ok: false,
      reason: 'The formula has no finite value when some part is 0.',
    })
    expect(contributions(explanation)).toEqual([undefined])
    expect(explanation.parts[0]?.counterfactuals[0]).toEqual({ score: 0 })
  })
})

describe('an unscored part', () => {
  const failed = { ok: false, failure: { code: 'sample_parse', message: 'No.' } }

  test('leaves nothing to divide, and says what its scores would have given', () => {
    const { sum, parts } = explained('0.75 * a + 0.25 * b', { a: 1, b: null })
    expect(sum).toEqual({ ok: false, reason: 'The answer has no score, so there is nothing to divide.' })
    expect(parts.map(({ result, counterfactuals }) => [result, counterfactuals])).toEqual([
      [{ ok: true, score: 1 }, [{ score: 0 }]],
      [
        failed,
        [
          { score: 0, total: 0.75 },
          { score: 1, total: 1 },
        ],
      ],
    ])
  })

  test('counts as what compile was given for it', () => {
    const { sum, parts } = explained('0.75 * a + 0.25 * b', { a: 1, b: null }, { invalid: 0 })
    expect(sum).toEqual({ ok: true, start: 0, isExact: true })
    expect(parts.map(({ result, contribution }) => [result, contribution])).toEqual([
      [{ ok: true, score: 1 }, near(0.75)],
      [failed, 0],
    ])
  })

  test('that counted as something unknown leaves nothing to divide', () => {
    const own = grader('a + b', ['a', 'b'])
    const result = compile(own, { invalid: 0 })('x', { scores: { a: 1, b: null } })
    expect(explainScores(own)(result).sum).toEqual({
      ok: false,
      reason: 'A part has no score, and what stood in its place is not known.',
    })
  })

  test('has no score behind a power of 0', () => {
    expect(explained('a ^ 0 + b', { a: null, b: 0.5 }).parts[1]?.counterfactuals).toEqual([{ score: 0 }, { score: 1 }])
  })

  test('that was not reached has the failure of what stopped before it', () => {
    const own = grader('a + b', ['a', 'b'])
    const result = compile(own)(7n as never, { scores: {} })
    const { parts } = explainScores(own)(result)
    expect(result.ok).toBe(false)
    expect(parts.map((part) => part.result)).toEqual([result, result])
  })
})

describe('a result of another grader', () => {
  const own = grader('a + b', ['a', 'b'])
  const one: GradeResult = { ok: true, score: 1 }

  test.each<[message: string, result: GradeResult]>([
    ['The result has no part "a". Pass a result that this grader gave, with its parts.', one],
    ['The result has no part "b". Pass a result that this grader gave, with its parts.', { ...one, parts: { a: one } }],
    [
      'The parts of the result give 2, and its score is 1. Pass a result that this grader gave.',
      { ...one, parts: { a: one, b: one } },
    ],
  ])('is refused: %s', (message, result) => {
    expect(() => explainScores(own)(result)).toThrow(message)
  })
})
