import { GraderkitError } from './errors.ts'

/** Thrown for a file, stream or module that cannot be read or is not what was asked for; the message is for a person. */
export class InputError extends GraderkitError {
  constructor(message: string) {
    super('input', message)
  }
}
