import { GraderkitError } from '../core/errors.ts'

/** Thrown for a command line that makes no sense; ends the command with exit code 2. */
export class UsageError extends GraderkitError {
  constructor(message: string) {
    super('usage', message)
  }
}
