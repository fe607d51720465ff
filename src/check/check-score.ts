import { nearestName } from '../core/nearest.ts'
import { type FailureCode, failureCodes, type GradeResult } from '../core/result.ts'
import { type Eventual, whenReady } from './eventual.ts'
import { misuse } from './misuse.ts'
import { type Outcome, outcome } from './outcome.ts'
import type { Paint } from './paint.ts'
import { resultTree } from './result-tree.ts'
import { sampleWord, scoreWord, scoreWords, sentence, valueWord } from './result-word.ts'
import { type Example, type Graded, graded, type Subject } from './subject.ts'

/** How far a score may be from the expected one; 1e-9 unless said. */
export interface Tolerance {
  readonly within?: number
}

/** Rounding alone moves no score further than this. */
export const rounding = 1e-9

/** Holds when the example scores `expected`, to within 1e-9 or the given tolerance. A sample that cannot be graded scores nothing. */
export function checkScore(
  subject: Subject,
  example: Example,
  expected: number,
  { within = rounding }: Tolerance = {},
): Eventual<Outcome> {
  finite(expected, 'The expected score')
  finite(within, 'The tolerance')
  const about = within === rounding ? '' : ` (within ${within})`
  return judged(subject, example, {
    expected,
    wish: (paint, score) =>
      `score ${paint.expected(score === undefined ? scoreWord(expected) : scoreWords(expected, score)[0])}${about}`,
    holds: (score) => Math.abs(score - expected) <= within,
    nearest: expected,
  })
}

/** Holds when the example scores `least` or more. */
export function checkScoreAtLeast(subject: Subject, example: Example, least: number): Eventual<Outcome> {
  finite(least, 'The least score')
  return judged(subject, example, {
    expected: `${scoreWord(least)} or more`,
    wish: (paint) => `score at least ${paint.expected(scoreWord(least))}`,
    holds: (score) => score >= least,
    nearest: least,
  })
}

/** Holds when the example scores between `low` and `high`, ends included. */
export function checkScoreBetween(subject: Subject, example: Example, low: number, high: number): Eventual<Outcome> {
  finite(low, 'The lowest score')
  finite(high, 'The highest score')
  if (low > high) throw misuse(`The lowest score, ${low}, is above the highest, ${high}.`)
  return judged(subject, example, {
    expected: `${scoreWord(low)} to ${scoreWord(high)}`,
    wish: (paint) => `score between ${paint.expected(scoreWord(low))} and ${paint.expected(scoreWord(high))}`,
    holds: (score) => score >= low && score <= high,
  })
}

/** Holds when the example cannot be graded, for the given reason where one is given. */
export function checkUngradable(subject: Subject, example: Example, code?: FailureCode): Eventual<Outcome> {
  if (code !== undefined && !failureCodes.includes(code)) throw unknownCode(code)
  const ready = graded(subject)
  return whenReady(ready.grade(example), (result) => {
    const ok = !result.ok && (code === undefined || result.failure.code === code)
    const wish = (paint: Paint): string =>
      code === undefined ? `be ${paint.expected('ungradable')}` : `be ungradable with ${paint.expected(code)}`
    return outcome(
      ok,
      (paint) => message(ready, example, { result, ok, wish: wish(paint), paint }),
      ok ? undefined : { actual: result.ok ? result.score : result.failure.code, expected: code ?? 'a failure' },
    )
  })
}

/** What a score is held to. */
interface Wish {
  /** What the difference shows as expected. */
  readonly expected: unknown
  /** To follow "expected the answer to". */
  readonly wish: (paint: Paint, score: number | undefined) => string
  readonly holds: (score: number) => boolean
  /** The score that a near miss missed. */
  readonly nearest?: number
}

function judged(subject: Subject, example: Example, { expected, wish, holds, nearest }: Wish): Eventual<Outcome> {
  const ready = graded(subject)
  return whenReady(ready.grade(example), (result) => {
    const ok = result.ok && holds(result.score)
    const score = result.ok ? result.score : undefined
    return outcome(
      ok,
      (paint) => message(ready, example, { result, ok, wish: wish(paint, score), paint, nearest }),
      ok ? undefined : { actual: result.ok ? result.score : result.failure.code, expected },
    )
  })
}

interface Told {
  readonly result: GradeResult
  readonly ok: boolean
  readonly wish: string
  readonly paint: Paint
  readonly nearest?: number | undefined
}

function message({ shown }: Graded, example: Example, { result, ok, wish, paint, nearest }: Told): string[] {
  const came = result.ok
    ? `it scored ${paint.received(nearest === undefined ? scoreWord(result.score) : scoreWords(result.score, nearest)[0])}`
    : `it could not be graded: ${paint.received(sentence(result.failure.message))}`
  // A grader that says nothing of what it compared leaves the row itself to look at.
  const isBare = result.parts === undefined && (result.ok ? result.detail : result.failure.detail) === undefined
  const hint = ok ? undefined : hintFor(result, wish, nearest)
  return [
    `expected the answer ${ok ? 'not ' : ''}to ${wish}; ${came}`,
    '',
    ...resultTree(shown, result, paint),
    '',
    `  ${paint.dim('answer')}  ${sampleWord(example.sample)}`,
    ...(isBare ? [`  ${paint.dim('item')}    ${valueWord(example.item)}`] : []),
    ...(hint === undefined ? [] : ['', `  ${hint}`]),
  ]
}

function hintFor(result: GradeResult, wish: string, nearest: number | undefined): string | undefined {
  if (!result.ok) {
    if (wish.startsWith('be ungradable')) return undefined
    return `A failure is no score, not even 0. If this answer is meant to fail, expect it to be ungradable (${result.failure.code}).`
  }
  const difference = nearest === undefined ? 0 : Math.abs(result.score - nearest)
  if (difference === 0 || difference > 0.005 || !wish.startsWith('score ')) return undefined
  return `The scores differ by ${difference.toPrecision(1)}; if that is near enough, say { within: ${roundedUp(difference)} }.`
}

/** The next number with one digit: 0.0034 gives 0.004. */
function roundedUp(value: number): string {
  const unit = 10 ** Math.floor(Math.log10(value))
  return String(Number(((Math.floor(value / unit) + 1) * unit).toPrecision(1)))
}

function finite(value: number, what: string): void {
  if (!Number.isFinite(value)) throw misuse(`${what} must be a finite number, not ${value}.`)
}

function unknownCode(code: string) {
  const near = nearestName(code, failureCodes)
  const hint = near === undefined ? `The codes are ${failureCodes.join(', ')}.` : `Did you mean "${near}"?`
  return misuse(`There is no failure code "${code}". ${hint}`)
}
