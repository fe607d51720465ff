import type { FailureCode, GradeResult } from '../core/result.ts'
import type { Eventual, Outcome } from './outcome.ts'
import { whenReady } from './outcome.ts'
import { resultTree, sampleWord, scoreWord } from './result-tree.ts'
import { type Example, type Graded, graded, type Subject } from './subject.ts'

/** How far a score may be from the expected one; 1e-9 unless said. */
export interface Tolerance {
  readonly within?: number
}

/** Holds when the example scores `expected`, to within 1e-9 or the given tolerance. A sample that cannot be graded scores nothing. */
export function checkScore(
  subject: Subject,
  example: Example,
  expected: number,
  { within = 1e-9 }: Tolerance = {},
): Eventual<Outcome> {
  const about = within === 1e-9 ? '' : ` (within ${within})`
  return judged(
    subject,
    example,
    `score ${scoreWord(expected)}${about}`,
    expected,
    (score) => Math.abs(score - expected) <= within,
  )
}

/** Holds when the example scores `least` or more. */
export function checkScoreAtLeast(subject: Subject, example: Example, least: number): Eventual<Outcome> {
  return judged(subject, example, `score at least ${scoreWord(least)}`, least, (score) => score >= least)
}

/** Holds when the example scores between `low` and `high`, ends included. */
export function checkScoreBetween(subject: Subject, example: Example, low: number, high: number): Eventual<Outcome> {
  return judged(
    subject,
    example,
    `score between ${scoreWord(low)} and ${scoreWord(high)}`,
    [low, high],
    (score) => score >= low && score <= high,
  )
}

/** Holds when the example cannot be graded, for the given reason where one is given. */
export function checkUngradable(subject: Subject, example: Example, code?: FailureCode): Eventual<Outcome> {
  const ready = graded(subject)
  const wish = code === undefined ? 'be ungradable' : `be ungradable with ${code}`
  return whenReady(ready.grade(example), (result) => {
    const ok = !result.ok && (code === undefined || result.failure.code === code)
    const actual = result.ok ? result.score : result.failure.code
    return { ok, message: message(ready, example, wish, result, ok), actual, expected: code ?? 'a failure' }
  })
}

function judged(
  subject: Subject,
  example: Example,
  wish: string,
  expected: unknown,
  holds: (score: number) => boolean,
): Eventual<Outcome> {
  const ready = graded(subject)
  return whenReady(ready.grade(example), (result) => {
    const ok = result.ok && holds(result.score)
    return {
      ok,
      message: message(ready, example, wish, result, ok),
      actual: result.ok ? result.score : result.failure.code,
      expected,
    }
  })
}

function message({ name, formula }: Graded, example: Example, wish: string, result: GradeResult, ok: boolean): string {
  const came = result.ok ? `it scored ${scoreWord(result.score)}` : `it could not be graded: ${result.failure.message}`
  return [
    `expected the answer ${ok ? 'not ' : ''}to ${wish}; ${came}`,
    '',
    ...resultTree(name, result, formula, '  '),
    '',
    `  answer  ${sampleWord(example.sample)}`,
  ].join('\n')
}
