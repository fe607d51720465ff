import type { GradeResult } from '../core/result.ts'
import type { Eventual, Outcome } from './outcome.ts'
import { whenAllReady } from './outcome.ts'
import { sampleWord, scoreWord } from './result-tree.ts'
import type { Tolerance } from './check-score.ts'
import { type Example, graded, type Subject } from './subject.ts'
import type { Transform } from './transforms/transform.ts'

const mostShown = 5

/**
 * Holds when the change leaves the score of every example as it was; an answer that could not be graded may stay so.
 * A change that applies to none of the examples fails the check: it would hold for any grader.
 */
export function checkInvariance(
  subject: Subject,
  transform: Transform,
  examples: readonly Example[],
  { within = 1e-9 }: Tolerance = {},
): Eventual<Outcome> {
  const ready = graded(subject)
  const pairs = examples.flatMap(({ sample, item }) => {
    const changed = typeof sample === 'string' ? transform.apply(sample) : undefined
    return changed === undefined ? [] : [{ before: { sample, item }, after: { sample: changed, item } }]
  })
  if (pairs.length === 0) {
    const message = `expected scores to stay ${transform.name}, and the change applies to none of ${examples.length} answers`
    return { ok: false, message, actual: 0, expected: 'at least one answer' }
  }
  return whenAllReady(
    pairs.flatMap(({ before, after }) => [ready.grade(before), ready.grade(after)]),
    (results) => {
      const moved = pairs.flatMap((pair, index) => {
        const [before, after] = [results[2 * index], results[2 * index + 1]]
        return before === undefined || after === undefined || same(before, after, within)
          ? []
          : [lines(pair.after, before, after)]
      })
      const ok = moved.length === 0
      const head = ok
        ? `expected some score to change ${transform.name}, and none of ${pairs.length} did`
        : `expected scores to stay ${transform.name}; ${moved.length} of ${pairs.length} changed`
      const more = moved.length > mostShown ? [`  … and ${moved.length - mostShown} more`] : []
      return {
        ok,
        message: [head, ...moved.slice(0, mostShown).flat(), ...more].join('\n'),
        actual: moved.length,
        expected: 0,
      }
    },
  )
}

function same(before: GradeResult, after: GradeResult, within: number): boolean {
  if (before.ok && after.ok) return Math.abs(before.score - after.score) <= within
  return before.ok === after.ok
}

function lines({ sample }: Example, before: GradeResult, after: GradeResult): string[] {
  const reason = after.ok ? '' : `: ${after.failure.message}`
  return ['', `  ${word(before)} -> ${word(after)}${reason}`, `  answer  ${sampleWord(sample)}`]
}

function word(result: GradeResult): string {
  return result.ok ? scoreWord(result.score) : `not graded (${result.failure.code})`
}
