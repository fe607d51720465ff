import type { GradeResult } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import { type Eventual, type Outcome, whenAllReady } from './outcome.ts'
import { sampleWord, scoreWord } from './result-tree.ts'
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
  const ready = graded(subject)
  return whenAllReady(
    bestFirst.map((sample) => ready.grade({ sample, item })),
    (results) => {
      const wrong = results.map((result, index) => index > 0 && !follows(results[index - 1], result, ties))
      const ok = results.every((result) => result.ok) && !wrong.includes(true)
      const lines = results.map((result, index) => {
        const place = `  ${index + 1}.  ${scoreColumn(result)}  ${sampleWord(bestFirst[index] ?? '')}`
        return wrong[index] === true ? `${place}\n      ${'^'.repeat(8)} ${reason(results[index - 1], result)}` : place
      })
      const wish = `expected ${bestFirst.length} answers ${ok ? 'not ' : ''}to rank best first${ties ? ', ties allowed' : ''}`
      return {
        ok,
        message: [wish, '', ...lines].join('\n'),
        actual: results.map(scoreOrCode),
        expected: 'a falling order',
      }
    },
  )
}

function follows(before: GradeResult | undefined, result: GradeResult, ties: boolean): boolean {
  if (before?.ok !== true || !result.ok) return false
  return ties ? result.score <= before.score : result.score < before.score
}

function reason(before: GradeResult | undefined, result: GradeResult): string {
  if (!result.ok) return `cannot be graded: ${result.failure.message}`
  if (before?.ok !== true) return 'comes after an answer that cannot be graded'
  return result.score === before.score
    ? 'ties with the answer before it'
    : `scores ${scoreWord(result.score - before.score)} more than the answer before it`
}

function scoreColumn(result: GradeResult): string {
  return (result.ok ? scoreWord(result.score) : '–').padEnd(8)
}

function scoreOrCode(result: GradeResult): number | string {
  return result.ok ? result.score : result.failure.code
}
