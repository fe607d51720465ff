import type { GradeResult } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import { rounding } from './check-score.ts'
import { type Eventual, whenAllReady } from './eventual.ts'
import { ladder } from './ladder.ts'
import { misuse } from './misuse.ts'
import { type Outcome, outcome } from './outcome.ts'
import type { Paint } from './paint.ts'
import { movedTree, type Shown } from './result-tree.ts'
import { scoreWord, sentence } from './result-word.ts'
import { graded, type Subject } from './subject.ts'

/** How strictly answers must be ranked. */
export interface RankOptions {
  /** Neighbours may score alike; without it, each must score less than the one before. */
  readonly ties?: boolean
}

/** Holds when the answers to one row score in the given order, best first. An answer that cannot be graded breaks the order. */
export function checkRank(
  subject: Subject,
  item: object,
  bestFirst: readonly SampleInput[],
  { ties = false }: RankOptions = {},
): Eventual<Outcome> {
  if (bestFirst.length < 2)
    throw misuse(
      `A rank needs two answers or more, best first, and there ${bestFirst.length === 1 ? 'is one' : 'are none'}.`,
    )
  const ready = graded(subject)
  return whenAllReady(
    bestFirst.map((sample) => ready.grade({ sample, item })),
    (results) => ranked(ready.shown, bestFirst, results, ties),
  )
}

function ranked(
  shown: Shown,
  bestFirst: readonly SampleInput[],
  results: readonly GradeResult[],
  ties: boolean,
): Outcome {
  const rungs = results.map((result, index) => ({
    sample: bestFirst[index] ?? '',
    result,
    fault: faultOf(results[index - 1], result, ties),
  }))
  const first = rungs.findIndex(({ fault }) => fault !== undefined)
  const ok = first === -1
  const [before, after] = [results[first - 1], results[first]]
  const order = placesByScore(results)
  const isOutOfOrder = results.every((result) => result.ok) && order.some((place, index) => place !== index)
  return outcome(
    ok,
    (paint) => [
      `expected ${bestFirst.length} answers ${ok ? 'not ' : ''}to rank best first${ties ? ', ties allowed' : ''}`,
      '',
      ...ladder(rungs, paint),
      ...(before === undefined || after === undefined ? [] : reasons(shown, [before, after], { first, paint })),
    ],
    isOutOfOrder
      ? { actual: order.map(answerName), expected: results.map((_, place) => answerName(place)) }
      : undefined,
  )
}

/** What moved from the answer before to the first that stands in the wrong place; nothing moves in a tie. */
function reasons(
  shown: Shown,
  results: readonly [GradeResult, GradeResult],
  { first, paint }: { readonly first: number; readonly paint: Paint },
): string[] {
  const tree = movedTree(shown, results, paint)
  return tree.length === 0 ? [] : ['', `  ${paint.dim(`from answer ${first} to answer ${first + 1}`)}`, ...tree]
}

function faultOf(before: GradeResult | undefined, result: GradeResult, ties: boolean): string | undefined {
  if (!result.ok) return `cannot be graded: ${sentence(result.failure.message)}`
  if (before?.ok !== true) return undefined
  const more = result.score - before.score
  if (more > rounding) return `scores ${scoreWord(more)} more than the answer before it`
  return !ties && more >= -rounding ? 'ties with the answer before it' : undefined
}

/** The places of the answers, in the order of their scores. */
function placesByScore(results: readonly GradeResult[]): number[] {
  const scores = results.map((result) => (result.ok ? result.score : Number.NEGATIVE_INFINITY))
  return scores.map((_, place) => place).toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))
}

function answerName(place: number): string {
  return `answer ${place + 1}`
}
