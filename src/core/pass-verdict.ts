import type { Spec } from './grader.ts'
import { ownValue } from './json.ts'
import type { GradeResult } from './result.ts'

/**
 * Whether a result passes its grader's `pass_threshold`: at or above it, it does. `undefined` without a score or without
 * a threshold; the default that a service may take then is not documented. Spec: section 1.8. Assumption U16.
 */
export function passVerdict(result: GradeResult, spec: Spec): boolean | undefined {
  const threshold = ownValue({ ...spec }, 'pass_threshold')
  return result.ok && typeof threshold === 'number' ? result.score >= threshold : undefined
}
