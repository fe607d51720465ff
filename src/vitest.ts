import { expect } from 'vitest'
import type { RankOptions } from './check/check-rank.ts'
import type { Tolerance } from './check/check-score.ts'
import type { Damage } from './check/damages/damage.ts'
import type { Probe } from './check/probes/probe.ts'
import type { Example } from './check/subject.ts'
import type { Transform } from './check/transforms/transform.ts'
import type { FailureCode } from './core/result.ts'
import type { SampleInput } from './core/sample.ts'
import { graderMatchers } from './vitest/matchers.ts'

export { damages } from './check/damages/stock.ts'
export { probes } from './check/probes/stock.ts'
export { transforms } from './check/transforms/stock.ts'
export type { Damage } from './check/damages/damage.ts'
export type { Probe } from './check/probes/probe.ts'
export type { Example } from './check/subject.ts'
export type { Transform } from './check/transforms/transform.ts'
export { graderMatchers } from './vitest/matchers.ts'
export { graderSuite, type GraderSuiteCases } from './vitest/suite.ts'

/**
 * What `expect(grader)` has after an import of `graderkit/vitest`. A grader, or the function that `compile` made of it with
 * its ports. Await the matcher when the grader answers by promises; for one that answers at once there is nothing to await.
 */
export interface GraderMatchers {
  /** The example scores `expected`, to within 1e-9 or `{ within }`. */
  toScore(example: Example, expected: number, options?: Tolerance): unknown
  /** The example scores `least` or more. */
  toScoreAtLeast(example: Example, least: number): unknown
  /** The example scores between `low` and `high`, ends included. */
  toScoreBetween(example: Example, low: number, high: number): unknown
  /** The example scores 1, to within 1e-9 or `{ within }`. */
  toScoreFully(example: Example, options?: Tolerance): unknown
  /** The example scores 0; one that cannot be graded does not. */
  toScoreZero(example: Example): unknown
  /** The example cannot be graded, for the given reason where one is given. */
  toBeUngradable(example: Example, code?: FailureCode): unknown
  /** The answers to one row score in this order, best first, strictly unless `{ ties: true }`. */
  toRank(item: object, bestFirst: readonly SampleInput[], options?: RankOptions): unknown
  /** The change of an answer leaves every score as it was. */
  toBeInvariantTo(transform: Transform, rows: readonly Example[], options?: Tolerance): unknown
  /** No further step of a damage scores more than the one before. */
  toBeMonotonicIn(damage: Damage, rows: readonly Example[]): unknown
  /** No empty, echoing, hedging, padded or injecting answer beats an honest one. */
  toResistProbes(honest: readonly Example[], probes?: readonly Probe[]): unknown
  /** The scores of a JSONL file beside the test are those of its snapshot; `-u` writes it. */
  toMatchScores(samples: string): Promise<void>
}

declare global {
  namespace Chai {
    // Vitest 3, 4 and 5 all build their assertions on this one; their own interfaces for matchers differ in type parameters.
    interface Assertion extends GraderMatchers {}
  }
}

expect.extend(graderMatchers)
