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

export * as damages from './check/damages/stock.ts'
export * as probes from './check/probes/stock.ts'
export * as transforms from './check/transforms/stock.ts'
export type { Damage } from './check/damages/damage.ts'
export type { Probe } from './check/probes/probe.ts'
export type { Example } from './check/subject.ts'
export type { Transform } from './check/transforms/transform.ts'
export { graderMatchers } from './vitest/matchers.ts'
export { graderSuite, type GraderSuiteCases } from './vitest/suite.ts'

/** Matchers for graders; each resolves at once for a grader that answers at once, so `await` is needed for the others only. */
export interface GraderMatchers<Result = unknown> {
  /** The example scores `expected`, to within 1e-9 or `{ within }`. */
  toScore(example: Example, expected: number, options?: Tolerance): Result
  /** The example scores `least` or more. */
  toScoreAtLeast(example: Example, least: number): Result
  /** The example scores between `low` and `high`, ends included. */
  toScoreBetween(example: Example, low: number, high: number): Result
  /** The example scores 1. */
  toScoreFully(example: Example): Result
  /** The example scores 0; one that cannot be graded does not. */
  toScoreZero(example: Example): Result
  /** The example cannot be graded, for the given reason where one is given. */
  toBeUngradable(example: Example, code?: FailureCode): Result
  /** The answers to one row score in this order, best first, strictly unless `{ ties: true }`. */
  toRank(item: object, bestFirst: readonly SampleInput[], options?: RankOptions): Result
  /** The change of an answer leaves every score as it was. */
  toBeInvariantTo(transform: Transform, rows: readonly Example[], options?: Tolerance): Result
  /** No further step of a damage scores more than the one before. */
  toBeMonotonicIn(damage: Damage, rows: readonly Example[]): Result
  /** No empty, echoing, hedging, padded or injecting answer beats an honest one. */
  toResistProbes(honest: readonly Example[], probes?: readonly Probe[]): Result
  /** The scores of a JSONL file beside the test are those of its snapshot; `-u` writes it. */
  toMatchScores(samples: string): Promise<Result>
}

declare module 'vitest' {
  // The augmented interface must be declared as vitest declares it.
  interface Matchers<T = any> extends GraderMatchers<T> {} // oxlint-disable-line typescript/no-explicit-any
}

expect.extend(graderMatchers)
