import { GraderkitError } from '../../core/errors.ts'

/** Thrown for a request that was not sent, since a budget is used up; as a result it is the failure `other`, never a number. */
export class NotAskedError extends GraderkitError {
  constructor(message: string) {
    super('not_asked', message)
  }
}
