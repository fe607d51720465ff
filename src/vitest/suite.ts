import { describe, expect, test } from 'vitest'
import { misuse } from '../check/misuse.ts'
import { type Example, graded, type Subject } from '../check/subject.ts'
import { graderMatchers } from './matchers.ts'

/** The cases that every reward needs. */
export interface GraderSuiteCases {
  /** An answer that deserves the full score of 1. */
  readonly full: Example
  /** An answer that deserves 0. */
  readonly zero: Example
  /** An answer in a broken format: it must score 0 or be ungradable, never more. */
  readonly malformed: Example
  /** Honest answers, one or more: each must be graded, and twice alike. */
  readonly rows: readonly Example[]
  /** How far the score of `full` may be from 1; 1e-9 unless said. */
  readonly within?: number
}

/**
 * Registers a describe block, named after the grader, with the four cases every reward needs, and determinism: a grader that
 * gives the same answer two scores teaches noise.
 */
export function graderSuite(grader: Subject, cases: GraderSuiteCases): void {
  const tests = suiteTests(grader, cases)
  describe(graded(grader).shown.name, () => {
    for (const [title, body] of tests) test(title, body)
  })
}

/** The tests of a suite, by their titles. */
export function suiteTests(
  grader: Subject,
  { full, zero, malformed, rows, ...tolerance }: GraderSuiteCases,
): ReadonlyMap<string, () => Promise<void>> {
  if (rows.length === 0) throw misuse('graderSuite needs rows: one honest answer or more.')
  expect.extend(graderMatchers)
  const ready = graded(grader)
  return new Map([
    ['a full answer scores 1', async () => void (await expect(grader).toScoreFully(full, tolerance))],
    ['a worthless answer scores 0', async () => void (await expect(grader).toScoreZero(zero))],
    [
      'a malformed answer scores 0 or cannot be graded',
      async () => {
        const result = await ready.grade(malformed)
        if (result.ok) await expect(grader).toScoreZero(malformed)
        else await expect(grader).toBeUngradable(malformed)
      },
    ],
    [
      'every honest answer can be graded',
      async () => {
        for (const row of rows) await expect(grader).not.toBeUngradable(row)
      },
    ],
    [
      'the same answer scores the same twice',
      async () => {
        for (const row of [full, zero, malformed, ...rows])
          expect(await ready.grade(row)).toEqual(await ready.grade(row))
      },
    ],
  ])
}
