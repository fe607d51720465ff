import { describe, expect, test } from 'vitest'
import type { Grader } from '../core/grader.ts'
import { type Example, graded } from '../check/subject.ts'
import { graderMatchers } from './matchers.ts'

/** The cases that every reward needs. */
export interface GraderSuiteCases {
  /** An answer that deserves the full score of 1. */
  readonly full: Example
  /** An answer that deserves 0. */
  readonly zero: Example
  /** An answer in a broken format: it must score 0 or be ungradable, never more. */
  readonly malformed: Example
  /** Honest answers: each must be graded, and twice alike. */
  readonly rows: readonly Example[]
}

/** Registers a describe block with the four cases every reward needs, and determinism. */
export function graderSuite(grader: Grader<never, never>, { full, zero, malformed, rows }: GraderSuiteCases): void {
  expect.extend(graderMatchers)
  describe(grader.spec.name ?? grader.spec.type, () => {
    test('a full answer scores 1', async () => {
      await expect(grader).toScoreFully(full)
    })
    test('a worthless answer scores 0', async () => {
      await expect(grader).toScoreZero(zero)
    })
    test('a malformed answer scores 0 or cannot be graded', async () => {
      const result = await graded(grader).grade(malformed)
      if (result.ok) await expect(grader).toScoreZero(malformed)
    })
    test('every honest answer can be graded', async () => {
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) await expect(grader).not.toBeUngradable(row)
    })
    test('the same answer scores the same twice', async () => {
      for (const row of rows) expect(await graded(grader).grade(row)).toEqual(await graded(grader).grade(row))
    })
  })
}
