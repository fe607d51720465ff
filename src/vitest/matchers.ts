import { checkInvariance } from '../check/check-invariance.ts'
import { checkMonotonicity } from '../check/check-monotonicity.ts'
import { checkProbes } from '../check/check-probes.ts'
import { checkRank, type RankOptions } from '../check/check-rank.ts'
import {
  checkScore,
  checkScoreAtLeast,
  checkScoreBetween,
  checkUngradable,
  type Tolerance,
} from '../check/check-score.ts'
import type { Damage } from '../check/damages/damage.ts'
import { type Eventual, type Outcome, whenReady } from '../check/outcome.ts'
import type { Probe } from '../check/probes/probe.ts'
import type { Example, Subject } from '../check/subject.ts'
import type { Transform } from '../check/transforms/transform.ts'
import type { Grader } from '../core/grader.ts'
import type { FailureCode } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import { checkScoreSnapshot, type SnapshotUpdate } from './score-snapshot.ts'

/** What a matcher gives to vitest (and Jest). */
interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
  readonly actual?: unknown
  readonly expected?: unknown
}

/** What a matcher is called on, as far as it is read. */
interface MatcherContext {
  readonly testPath?: string | undefined
  readonly snapshotState?: object | undefined
}

/** The matchers, for `expect.extend`; importing `graderkit/vitest` does that. */
export const graderMatchers = {
  toScore: (grader: Subject, example: Example, expected: number, options?: Tolerance) =>
    told(checkScore(grader, example, expected, options)),
  toScoreAtLeast: (grader: Subject, example: Example, least: number) => told(checkScoreAtLeast(grader, example, least)),
  toScoreBetween: (grader: Subject, example: Example, low: number, high: number) =>
    told(checkScoreBetween(grader, example, low, high)),
  toScoreFully: (grader: Subject, example: Example) => told(checkScore(grader, example, 1)),
  toScoreZero: (grader: Subject, example: Example) => told(checkScore(grader, example, 0)),
  toBeUngradable: (grader: Subject, example: Example, code?: FailureCode) =>
    told(checkUngradable(grader, example, code)),
  toRank: (grader: Subject, item: object, bestFirst: readonly SampleInput[], options?: RankOptions) =>
    told(checkRank(grader, item, bestFirst, options)),
  toBeInvariantTo: (grader: Subject, transform: Transform, rows: readonly Example[], options?: Tolerance) =>
    told(checkInvariance(grader, transform, rows, options)),
  toBeMonotonicIn: (grader: Subject, damage: Damage, rows: readonly Example[]) =>
    told(checkMonotonicity(grader, damage, rows)),
  toResistProbes: (grader: Subject, honest: readonly Example[], probes?: readonly Probe[]) =>
    told(checkProbes(grader, honest, probes)),
  toMatchScores(this: MatcherContext, grader: Grader<never, never>, samples: string) {
    return told(checkScoreSnapshot(grader, samples, this.testPath ?? '', updateOf(this.snapshotState)))
  },
}

/** Vitest 4 and 5 say it openly, vitest 3 in a field of its own. */
function updateOf(state: object | undefined): SnapshotUpdate {
  const update: unknown =
    state !== undefined && 'snapshotUpdateState' in state
      ? state.snapshotUpdateState
      : state !== undefined && '_updateSnapshot' in state
        ? state._updateSnapshot
        : undefined
  return update === 'all' || update === 'new' ? update : 'none'
}

function told(outcome: Eventual<Outcome>): Eventual<MatcherResult> {
  return whenReady(outcome, ({ ok, message }) => ({ pass: ok, message: () => message }))
}
