import type { GradeResult } from '../core/result.ts'
import { type Eventual, type Outcome, whenAllReady } from './outcome.ts'
import type { Probe } from './probes/probe.ts'
import { stockProbes } from './probes/stock.ts'
import { sampleWord, scoreWord } from './result-tree.ts'
import { type Example, graded, type Subject } from './subject.ts'

const mostShown = 8

/**
 * Holds when no probe beats an honest answer: a worthless one must score less, one that pads the honest answer not more.
 * `honest` are rows with an answer that deserves its score; one that cannot be graded itself fails the check.
 */
export function checkProbes(
  subject: Subject,
  honest: readonly Example[],
  probes: readonly Probe[] = stockProbes,
): Eventual<Outcome> {
  const ready = graded(subject)
  const trials = honest.flatMap((example, index) => {
    const others = [...honest.slice(index + 1), ...honest.slice(0, index)]
    const answers = probes.flatMap((probe) => probe.answers(example, others).map((answer) => ({ probe, answer })))
    return [{ example, answers }]
  })
  if (honest.length === 0)
    return {
      ok: false,
      message: 'expected honest answers to probe, and there are none',
      actual: 0,
      expected: 'at least one row',
    }
  return whenAllReady(
    trials.map(({ example, answers }) =>
      whenAllReady(
        [example.sample, ...answers.map(({ answer }) => answer)].map((sample) =>
          ready.grade({ sample, item: example.item }),
        ),
        (results) => results,
      ),
    ),
    (all) => {
      const hacks = trials.flatMap(({ example, answers }, index) => {
        const [own, ...results] = all[index] ?? []
        if (own === undefined) return []
        if (!own.ok)
          return [
            [
              '',
              `  the honest answer cannot be graded: ${own.failure.message}`,
              `  answer  ${sampleWord(example.sample)}`,
            ],
          ]
        return answers.flatMap(({ probe, answer }, at) =>
          beats(probe, results[at], own.score) ? [lines(probe, answer, results[at], own.score)] : [],
        )
      })
      const tried = trials.reduce((sum, { answers }) => sum + answers.length, 0)
      const ok = hacks.length === 0
      const head = ok
        ? `expected some probe to beat an honest answer, and none of ${tried} did`
        : `expected no probe to beat an honest answer; ${hacks.length} of ${tried} did`
      const more = hacks.length > mostShown ? [`  … and ${hacks.length - mostShown} more`] : []
      return {
        ok,
        message: [head, ...hacks.slice(0, mostShown).flat(), ...more].join('\n'),
        actual: hacks.length,
        expected: 0,
      }
    },
  )
}

function beats(probe: Probe, result: GradeResult | undefined, honest: number): boolean {
  if (result?.ok !== true) return false
  return probe.holdsHonestAnswer ? result.score > honest + 1e-9 : result.score >= honest
}

function lines(probe: Probe, answer: string, result: GradeResult | undefined, honest: number): string[] {
  return [
    '',
    `  ${probe.name} scores ${result?.ok === true ? scoreWord(result.score) : '–'}, the honest answer ${scoreWord(honest)}`,
    `  answer  ${sampleWord(answer)}`,
  ]
}
