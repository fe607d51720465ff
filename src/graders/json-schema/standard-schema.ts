import { InvalidGraderError } from '../../core/errors.ts'
import { isJsonObject } from '../../core/json.ts'

/**
 * A schema of zod, or of any library that follows Standard JSON Schema: it writes itself as JSON Schema. The interface
 * is the published one as far as it is used.
 */
export interface StandardJsonSchema {
  readonly '~standard': {
    readonly jsonSchema: { readonly input: (options: { readonly target: 'draft-2020-12' }) => object }
  }
}

/** The JSON Schema of what goes into a Standard JSON Schema; JSON Schema as it is. */
export function plainSchema(schema: boolean | object): boolean | object {
  const standard: unknown = isLibrarySchema(schema) ? Reflect.get(schema, '~standard') : undefined
  if (standard === undefined) return schema
  if (!canWriteItself(standard)) {
    const vendor = isJsonObject(standard) && typeof standard['vendor'] === 'string' ? standard['vendor'] : 'its library'
    throw refused(`A schema of ${vendor} does not write itself as JSON Schema: convert it first.`)
  }
  try {
    return standard.jsonSchema.input({ target: 'draft-2020-12' })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw refused(`The schema cannot be written as JSON Schema: ${reason}`)
  }
}

/** What `z.toJSONSchema` gives still carries a hidden `~standard`; it is JSON Schema all the same, and the one that was meant. */
function isLibrarySchema(schema: boolean | object): schema is object {
  if (typeof schema === 'boolean' || schema === null || !('~standard' in schema)) return false
  return (
    Object.getPrototypeOf(schema) !== Object.prototype ||
    Object.prototype.propertyIsEnumerable.call(schema, '~standard')
  )
}

function canWriteItself(standard: unknown): standard is StandardJsonSchema['~standard'] {
  const jsonSchema: unknown = isJsonObject(standard) ? standard['jsonSchema'] : undefined
  return isJsonObject(jsonSchema) && typeof jsonSchema['input'] === 'function'
}

function refused(message: string): InvalidGraderError {
  return new InvalidGraderError([{ code: 'invalid_schema', severity: 'error', path: ['schema'], message }])
}
