import type { GradeResult } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import { rounding } from './check-score.ts'
import type { Damage } from './damages/damage.ts'
import { type Eventual, whenAllReady } from './eventual.ts'
import { firstCases } from './first-cases.ts'
import { ladder } from './ladder.ts'
import { misuse } from './misuse.ts'
import { type Outcome, outcome } from './outcome.ts'
import { movedTree, type Shown } from './result-tree.ts'
import { scoreWord, sentence } from './result-word.ts'
import { type Example, graded, type Subject } from './subject.ts'

/** An answer and what is left of it after each step, with the results. */
interface Decline {
  readonly answers: readonly SampleInput[]
  readonly results: readonly GradeResult[]
  /** The first step that scores more than the one before it; -1 when there is none. */
  readonly rise: number
}

/**
 * Holds when no further step of a damage scores more than the step before it. An answer that can no longer be graded counts
 * as lowest. Throws where this would say nothing of the grader: when the damage applies to no example, or one of them cannot
 * be graded while it is still whole.
 */
export function checkMonotonicity(subject: Subject, damage: Damage, examples: readonly Example[]): Eventual<Outcome> {
  const ready = graded(subject)
  const chains = examples.flatMap((example, index) => {
    const others = [...examples.slice(index + 1), ...examples.slice(0, index)]
    const steps = damage.steps(example, others)
    return steps.length === 0 ? [] : [{ item: example.item, answers: [example.sample, ...steps] }]
  })
  if (chains.length === 0)
    throw misuse(
      `The damage "${damage.name}" applies to none of the answers: ${
        damage.needsOthers === true
          ? 'it takes from the answers to other rows, so give two or more'
          : 'give one that it applies to'
      }.`,
    )
  return whenAllReady(
    chains.map(({ item, answers }) =>
      whenAllReady(
        answers.map((sample) => ready.grade({ sample, item })),
        (results) => ({ answers, results, rise: riseIn(results) }),
      ),
    ),
    (declines) => judged(ready.shown, damage, declines),
  )
}

function judged(shown: Shown, damage: Damage, declines: readonly Decline[]): Outcome {
  for (const { results } of declines) {
    const [whole] = results
    if (whole?.ok === false)
      throw misuse(`An answer cannot be graded while it is still whole: ${sentence(whole.failure.message)}`)
  }
  const rising = declines.filter(({ rise }) => rise !== -1)
  const ok = rising.length === 0
  return outcome(ok, (paint) => [
    ok
      ? `expected some answer to score more ${damage.name}, and none of ${declines.length} did`
      : `expected no answer to score more ${damage.name}; ${rising.length} of ${declines.length} did`,
    ...firstCases(rising, ({ answers, results, rise }) => {
      const [before, after] = [results[rise - 1], results[rise]]
      const rungs = results.map((result, step) => ({
        sample: answers[step] ?? '',
        result,
        fault: step === rise ? `scores ${moreWord(before, result)} than the step before it` : undefined,
      }))
      return [
        ...ladder(rungs, paint),
        '',
        ...(before === undefined || after === undefined ? [] : movedTree(shown, [before, after], paint)),
      ]
    }),
  ])
}

function riseIn(results: readonly GradeResult[]): number {
  return results.findIndex((result, step) => step > 0 && scoreOf(result) > scoreOf(results[step - 1]) + rounding)
}

function moreWord(before: GradeResult | undefined, after: GradeResult): string {
  return before?.ok === true && after.ok ? `${scoreWord(after.score - before.score)} more` : 'more'
}

function scoreOf(result: GradeResult | undefined): number {
  return result?.ok === true ? result.score : Number.NEGATIVE_INFINITY
}
