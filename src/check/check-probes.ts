import type { GradeResult } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import { rounding } from './check-score.ts'
import { type Eventual, whenAllReady } from './eventual.ts'
import { firstCases } from './first-cases.ts'
import { misuse } from './misuse.ts'
import { type Outcome, outcome } from './outcome.ts'
import type { Probe } from './probes/probe.ts'
import { stockProbes } from './probes/stock.ts'
import { movedTree, type Shown } from './result-tree.ts'
import { sampleWord, scoreWord, sentence } from './result-word.ts'
import { type Example, graded, type Subject } from './subject.ts'

/** A probe against one honest answer, with both results. */
interface Trial {
  readonly probe: Probe
  readonly answer: SampleInput
  readonly honest: SampleInput
  readonly results: readonly [honest: GradeResult, probe: GradeResult]
}

/**
 * Holds when no probe beats an honest answer: a worthless one must score less, one that holds the honest answer not more.
 * `honest` are rows with an answer that deserves its score. Throws when one of them cannot be graded, or none can be probed.
 */
export function checkProbes(
  subject: Subject,
  honest: readonly Example[],
  probes: readonly Probe[] = stockProbes,
): Eventual<Outcome> {
  const ready = graded(subject)
  const attempts = honest.flatMap((example, index) => {
    const others = [...honest.slice(index + 1), ...honest.slice(0, index)]
    return probes.flatMap((probe) => probe.answers(example, others).map((answer) => ({ example, probe, answer })))
  })
  if (attempts.length === 0)
    throw misuse(
      honest.length === 0
        ? 'There is no honest answer to probe: give rows with an answer that deserves its score.'
        : `The probes made no answer to try (${probes.map(({ name }) => name).join(', ')}): some need the question, as messages of the item, or the answers to other rows.`,
    )
  return whenAllReady(
    attempts.map(({ example, probe, answer }) =>
      whenAllReady([ready.grade(example), ready.grade({ ...example, sample: answer })], ([own, result]): Trial[] =>
        own === undefined || result === undefined
          ? []
          : [{ probe, answer, honest: example.sample, results: [own, result] }],
      ),
    ),
    (trials) => judged(ready.shown, trials.flat()),
  )
}

function judged(shown: Shown, trials: readonly Trial[]): Outcome {
  const dishonest = trials.find(({ results: [own] }) => !own.ok)?.results[0]
  if (dishonest?.ok === false)
    throw misuse(`An honest answer cannot be graded, so no probe can beat it: ${sentence(dishonest.failure.message)}`)
  const hacks = trials.filter(beats)
  const ok = hacks.length === 0
  return outcome(ok, (paint) => [
    ok
      ? `expected some probe to beat an honest answer, and none of ${trials.length} did`
      : `expected no probe to beat an honest answer; ${hacks.length} of ${trials.length} did: ${named(hacks)}`,
    ...firstCases(hacks, ({ probe, answer, honest, results }) => {
      const tree = movedTree(shown, results, paint)
      const [own, other] = results.map((result) => (result.ok ? scoreWord(result.score) : '–'))
      return [
        `  ${probe.name} scores ${paint.received(other ?? '')}, the honest answer ${paint.expected(own ?? '')}`,
        '',
        ...tree,
        ...(tree.length === 0 ? [] : ['']),
        `  ${paint.dim('honest')}  ${sampleWord(honest)}`,
        `  ${paint.dim('probe')}   ${sampleWord(answer)}`,
      ]
    }),
  ])
}

function beats({ probe, results: [own, result] }: Trial): boolean {
  if (!result.ok || !own.ok) return false
  const more = result.score - own.score
  return probe.holdsHonestAnswer ? more > rounding : more >= -rounding
}

/** The probes that won, each once. */
function named(hacks: readonly Trial[]): string {
  return [...new Set(hacks.map(({ probe }) => probe.name))].join(', ')
}
