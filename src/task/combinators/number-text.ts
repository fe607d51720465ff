import { GraderkitError } from '../../core/errors.ts'

/** A number as a formula has it. A sign before a number is not documented for hosted formulas, so -1 is (0 - 1). */
export function numberText(value: number, what: string): string {
  if (!Number.isFinite(value))
    throw new GraderkitError('invalid_combination', `${what} must be a finite number, not ${value}.`)
  return value < 0 ? `(0 - ${-value})` : String(value)
}
