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

/** The JSON Schema of what goes into a Standard JSON Schema; anything else as it is. */
export function plainSchema(schema: boolean | object): boolean | object {
  if (!isStandard(schema)) return schema
  try {
    return schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new InvalidGraderError([
      {
        code: 'invalid_schema',
        severity: 'error',
        path: ['schema'],
        message: `The schema cannot be written as JSON Schema: ${reason}`,
      },
    ])
  }
}

/** A schema may be a function, as in ArkType. */
function isStandard(schema: unknown): schema is StandardJsonSchema {
  if ((typeof schema !== 'object' && typeof schema !== 'function') || schema === null) return false
  const standard: unknown = Reflect.get(schema, '~standard')
  const jsonSchema: unknown = isJsonObject(standard) ? Reflect.get(standard, 'jsonSchema') : undefined
  return isJsonObject(jsonSchema) && typeof jsonSchema['input'] === 'function'
}
