import type { GradeResult } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import { counted } from '../report/numbers.ts'
import { answerText } from './answer-text.ts'
import { rounding, type Tolerance } from './check-score.ts'
import { type Eventual, whenAllReady } from './eventual.ts'
import { firstCases } from './first-cases.ts'
import { misuse } from './misuse.ts'
import { type Outcome, outcome } from './outcome.ts'
import { movedTree } from './result-tree.ts'
import { resultWord, sampleWord, sentence } from './result-word.ts'
import { type Example, graded, type Subject } from './subject.ts'
import type { Transform } from './transforms/transform.ts'

/** An answer before and after a change, with its results. */
interface Pair {
  readonly before: SampleInput
  readonly after: SampleInput
  readonly results: readonly [before: GradeResult, after: GradeResult]
}

/**
 * Holds when the change leaves the score of every example as it was; an answer that could not be graded may stay so.
 * Throws where this would say nothing of the grader: when the change applies to no example, or none of them can be graded.
 */
export function checkInvariance(
  subject: Subject,
  transform: Transform,
  examples: readonly Example[],
  { within = rounding }: Tolerance = {},
): Eventual<Outcome> {
  const ready = graded(subject)
  const changed = examples.flatMap((example) => {
    const answer = answerText(example.sample)
    const text = answer && transform.apply(answer.text)
    return answer === undefined || text === undefined ? [] : [{ example, after: answer.with(text) }]
  })
  if (changed.length === 0)
    throw misuse(`The change "${transform.name}" applies to none of the answers: give one that it applies to.`)
  return whenAllReady(
    changed.flatMap(({ example, after }) => [ready.grade(example), ready.grade({ ...example, sample: after })]),
    (results) => {
      const pairs = changed.flatMap(({ example, after }, index): Pair[] => {
        const [was, is] = [results[2 * index], results[2 * index + 1]]
        return was === undefined || is === undefined ? [] : [{ before: example.sample, after, results: [was, is] }]
      })
      const failure = pairs.every(({ results: [was] }) => !was.ok) ? pairs[0]?.results[0] : undefined
      if (failure?.ok === false)
        throw misuse(
          `None of the answers can be graded even before the change "${transform.name}": ${sentence(failure.failure.message)}`,
        )
      const moved = pairs.filter(({ results: [was, is] }) => !same(was, is, within))
      const ok = moved.length === 0
      return outcome(
        ok,
        (paint) => [
          `expected answers ${transform.name} ${ok ? 'not ' : ''}to score the same; ${ok ? `${counted(pairs.length, 'answer')} did` : `${moved.length} of ${pairs.length} did not`}`,
          ...firstCases(moved, ({ before, after, results: both }) => [
            ...movedTree(ready.shown, both, paint),
            `  ${paint.dim('before')}  ${sampleWord(before)}`,
            `  ${paint.dim('after')}   ${sampleWord(after)}`,
          ]),
        ],
        ok
          ? undefined
          : {
              actual: pairs.map(({ results: [, is] }) => resultWord(is)),
              expected: pairs.map(({ results: [was] }) => resultWord(was)),
            },
      )
    },
  )
}

function same(before: GradeResult, after: GradeResult, within: number): boolean {
  if (before.ok && after.ok) return Math.abs(before.score - after.score) <= within
  return before.ok === after.ok
}
