import { GraderkitError } from '../../core/errors.ts'

/** Thrown where a cassette has no reply and nothing may be asked; as a result it is the failure `other`, never a number. */
export class CassetteMissError extends GraderkitError {
  constructor(message: string) {
    super('cassette_miss', message)
  }
}
