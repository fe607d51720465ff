import type { GradeResult } from '../core/result.ts'
import type { Damage } from './damages/damage.ts'
import { type Eventual, type Outcome, whenAllReady } from './outcome.ts'
import { sampleWord, scoreWord } from './result-tree.ts'
import { type Example, graded, type Subject } from './subject.ts'

const mostShown = 5

/**
 * Holds when no further step of a damage scores more than the step before it. An answer that can no longer be graded counts
 * as lowest; a damage that applies to none of the examples fails the check.
 */
export function checkMonotonicity(subject: Subject, damage: Damage, examples: readonly Example[]): Eventual<Outcome> {
  const ready = graded(subject)
  const chains = examples.flatMap((example, index) => {
    const others = [...examples.slice(index + 1), ...examples.slice(0, index)]
    const steps = damage.steps(example, others)
    return steps.length === 0 ? [] : [{ item: example.item, answers: [example.sample, ...steps] }]
  })
  if (chains.length === 0) {
    const message = `expected scores to fall ${damage.name}, and the damage applies to none of ${examples.length} answers`
    return { ok: false, message, actual: 0, expected: 'at least one answer' }
  }
  return whenAllReady(
    chains.map(({ item, answers }) =>
      whenAllReady(
        answers.map((sample) => ready.grade({ sample, item })),
        (results) => results,
      ),
    ),
    (all) => {
      const rising = chains.flatMap(({ answers }, index) => {
        const results = all[index] ?? []
        const at = results.findIndex((result, step) => step > 0 && scoreOf(result) > scoreOf(results[step - 1]) + 1e-9)
        if (at === -1) return []
        return [
          [
            '',
            `  ${word(results[at - 1])} -> ${word(results[at])}`,
            `  before  ${sampleWord(answers[at - 1] ?? '')}`,
            `  after   ${sampleWord(answers[at] ?? '')}`,
          ],
        ]
      })
      const ok = rising.length === 0
      const head = ok
        ? `expected some score to rise ${damage.name}, and none of ${chains.length} did`
        : `expected scores to fall or stay ${damage.name}; ${rising.length} of ${chains.length} answers scored more`
      const more = rising.length > mostShown ? [`  … and ${rising.length - mostShown} more`] : []
      return {
        ok,
        message: [head, ...rising.slice(0, mostShown).flat(), ...more].join('\n'),
        actual: rising.length,
        expected: 0,
      }
    },
  )
}

function scoreOf(result: GradeResult | undefined): number {
  return result?.ok === true ? result.score : Number.NEGATIVE_INFINITY
}

function word(result: GradeResult | undefined): string {
  return result === undefined ? '–' : result.ok ? scoreWord(result.score) : `not graded (${result.failure.code})`
}
