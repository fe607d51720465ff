import { reasonOf } from '../core/errors.ts'
import type { StandardIssue, StandardResult, StandardSchema } from './standard-schema.ts'
import { TaskSchemaError } from './task-error.ts'

/** The faults that a schema finds in a value. A schema that answers later, or throws, cannot check rows: `TaskSchemaError`. */
export function schemaFaults(schema: StandardSchema, value: unknown): readonly StandardIssue[] {
  const { vendor, validate } = schema['~standard']
  let result: StandardResult | PromiseLike<StandardResult>
  try {
    result = validate(value)
  } catch (error) {
    throw new TaskSchemaError(`The item schema of ${vendor} threw instead of judging a row: ${reasonOf(error)}`)
  }
  if (!('then' in result)) return result.issues ?? []
  result.then(undefined, () => undefined) // nobody waits for it, and an unheard rejection would end the process
  throw new TaskSchemaError(
    `The item schema of ${vendor} answers by a promise, as one with an async check, or with a check that throws, does: rows need one that answers at once.`,
  )
}

/** Tells a Standard Schema from anything else; a schema may be a function, as in ArkType. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false
  const standard: unknown = Reflect.get(value, '~standard')
  return typeof standard === 'object' && standard !== null && typeof Reflect.get(standard, 'validate') === 'function'
}
