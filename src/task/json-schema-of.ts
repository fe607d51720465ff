import { reasonOf } from '../core/errors.ts'
import { isJsonObject, type JsonObject } from '../core/json.ts'
import type { StandardSchema } from './standard-schema.ts'
import { TaskSchemaError } from './task-error.ts'

/** The JSON Schema of what a schema lets in; throws `TaskSchemaError` when its library cannot write it. */
export function jsonSchemaOf(schema: StandardSchema, which: 'item' | 'output'): JsonObject {
  const { vendor, jsonSchema } = schema['~standard']
  if (jsonSchema === undefined)
    throw new TaskSchemaError(
      `The ${which} schema of ${vendor} does not write itself as JSON Schema: take a library that does, such as zod 4.`,
    )
  let written: unknown
  try {
    written = jsonSchema.input({ target: 'draft-2020-12' })
  } catch (error) {
    throw new TaskSchemaError(`The ${which} schema of ${vendor} cannot be written as JSON Schema: ${reasonOf(error)}`)
  }
  if (!isJsonObject(written)) throw new TaskSchemaError(`The ${which} schema of ${vendor} wrote no JSON Schema.`)
  const { $schema: _, ...plain } = written
  return plain
}
