import { InvalidGraderError } from '../core/errors.ts'
import type { AnyGrader } from '../core/grader.ts'
import type { SelectOptions } from './unwrap.ts'
import { validate } from './validate.ts'

/**
 * Reads a grader from JSON text or a parsed value: a bare grader, `{ "grader": … }`, `{ "testing_criteria": [ … ] }`, or the
 * body of a fine-tuning job. The spec stays as written, unknown keys included.
 * Throws `InvalidGraderError` with every issue when there is an error among them; `validate` gives the issues instead.
 */
export function parse(document: unknown, options?: SelectOptions): AnyGrader {
  const result = validate(document, options)
  if (!result.ok) throw new InvalidGraderError(result.issues)
  return result.value
}
