import { GraderkitError } from '../core/errors.ts'

/**
 * The error for a check that would say nothing of the grader, such as one of no rows: as a result it would hold, or fail to,
 * for any grader, and so would its opposite.
 */
export function misuse(message: string): GraderkitError {
  return new GraderkitError('invalid_check', message)
}
