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
import { type Eventual, whenReady } from '../check/eventual.ts'
import type { Outcome } from '../check/outcome.ts'
import { type Paint, plain } from '../check/paint.ts'
import { misuse } from '../check/misuse.ts'
import type { Probe } from '../check/probes/probe.ts'
import type { Example, Subject } from '../check/subject.ts'
import type { Transform } from '../check/transforms/transform.ts'
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

/** What a matcher is called on in vitest 3, 4 and 5 and in Jest, as far as it is read. */
interface MatcherContext {
  readonly testPath?: string | undefined
  readonly snapshotState?: object | undefined
  readonly utils?: Readonly<Record<'EXPECTED_COLOR' | 'RECEIVED_COLOR' | 'DIM_COLOR', (text: string) => string>>
}

type Checked = Eventual<MatcherResult>

/** The matchers, for `expect.extend` of vitest or Jest; importing `graderkit/vitest` does that for vitest. */
export const graderMatchers = {
  toScore(this: MatcherContext, grader: Subject, example: Example, expected: number, options?: Tolerance): Checked {
    return told(this, checkScore(grader, example, expected, options))
  },
  toScoreAtLeast(this: MatcherContext, grader: Subject, example: Example, least: number): Checked {
    return told(this, checkScoreAtLeast(grader, example, least))
  },
  toScoreBetween(this: MatcherContext, grader: Subject, example: Example, low: number, high: number): Checked {
    return told(this, checkScoreBetween(grader, example, low, high))
  },
  toScoreFully(this: MatcherContext, grader: Subject, example: Example, options?: Tolerance): Checked {
    return told(this, checkScore(grader, example, 1, options))
  },
  toScoreZero(this: MatcherContext, grader: Subject, example: Example): Checked {
    return told(this, checkScore(grader, example, 0))
  },
  toBeUngradable(this: MatcherContext, grader: Subject, example: Example, code?: FailureCode): Checked {
    return told(this, checkUngradable(grader, example, code))
  },
  toRank(
    this: MatcherContext,
    grader: Subject,
    item: object,
    bestFirst: readonly SampleInput[],
    options?: RankOptions,
  ): Checked {
    return told(this, checkRank(grader, item, bestFirst, options))
  },
  toBeInvariantTo(
    this: MatcherContext,
    grader: Subject,
    transform: Transform,
    rows: readonly Example[],
    options?: Tolerance,
  ): Checked {
    return told(this, checkInvariance(grader, transform, rows, options))
  },
  toBeMonotonicIn(this: MatcherContext, grader: Subject, damage: Damage, rows: readonly Example[]): Checked {
    return told(this, checkMonotonicity(grader, damage, rows))
  },
  toResistProbes(
    this: MatcherContext,
    grader: Subject,
    honest: readonly Example[],
    probes?: readonly Probe[],
  ): Checked {
    return told(this, checkProbes(grader, honest, probes))
  },
  toMatchScores(this: MatcherContext, grader: Subject, samples: string): Checked {
    const { testPath } = this
    if (testPath === undefined)
      throw misuse('toMatchScores works inside of a test: it looks beside the file of the test.')
    return told(this, checkScoreSnapshot(grader, samples, { testFile: testPath, update: updateOf(this.snapshotState) }))
  },
}

/** Vitest 4 and 5 say it openly, vitest 3 and Jest in a field of their own. */
function updateOf(state: object | undefined): SnapshotUpdate {
  const update: unknown =
    state !== undefined && 'snapshotUpdateState' in state
      ? state.snapshotUpdateState
      : state !== undefined && '_updateSnapshot' in state
        ? state._updateSnapshot
        : undefined
  return update === 'all' || update === 'new' ? update : 'none'
}

function told({ utils }: MatcherContext, outcome: Eventual<Outcome>): Checked {
  const paint: Paint =
    utils === undefined
      ? plain
      : { expected: utils.EXPECTED_COLOR, received: utils.RECEIVED_COLOR, dim: utils.DIM_COLOR }
  // Vitest shows the difference of two values that are there, and has a message written only for a test that failed.
  return whenReady(outcome, (found) => ({
    pass: found.ok,
    message: () => found.painted(paint),
    ...(found.expected === undefined ? {} : { actual: found.actual, expected: found.expected }),
  }))
}
