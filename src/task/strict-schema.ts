import { isJsonObject, type Json, type JsonObject, ownValue } from '../core/json.ts'
import { nullableOptionals } from './nullable-optionals.ts'
import { TaskSchemaError } from './task-error.ts'

/**
 * A JSON Schema as strict structured outputs of a fine-tuned model want it: every object closed, every property required,
 * what may be left out nullable, `oneOf` as `anyOf`, and without the limits on strings, numbers and arrays that such
 * models do not know; a `jsonSchema` grader still checks those. Throws `TaskSchemaError` for what it cannot say.
 */
export function strictSchema(schema: JsonObject): JsonObject {
  const problems: string[] = []
  const root = strict(nullableOptionals(schema), 'output', problems)
  if (ownValue(root, 'type') !== 'object') problems.unshift('output is no object, and a strict response format is one.')
  if (problems.length > 0) throw new TaskSchemaError(problems.join('\n'))
  return root
}

/** What stays as it is. */
const kept = ['type', 'enum', 'description', 'title', '$ref']

function strict(schema: Json, place: string, problems: string[]): JsonObject {
  if (!isJsonObject(schema)) {
    problems.push(`${place} can be anything, and a strict response format needs a type for it.`)
    return {}
  }
  for (const keyword of ['allOf', 'not', 'if', 'prefixItems', 'patternProperties', 'dependentSchemas'])
    if (Object.hasOwn(schema, keyword))
      problems.push(`${place} has ${words[keyword] ?? `"${keyword}"`}, which a strict response format cannot say.`)
  const written: Record<string, Json> = {}
  for (const key of kept) {
    const value = ownValue(schema, key)
    if (value !== undefined) written[key] = value
  }
  const only = ownValue(schema, 'const')
  if (only !== undefined) written['enum'] = [only]
  const alternatives = ownValue(schema, 'anyOf') ?? ownValue(schema, 'oneOf')
  if (alternatives !== undefined && Object.hasOwn(schema, 'properties'))
    problems.push(`${place} has an intersection, which a strict response format cannot say.`)
  if (Array.isArray(alternatives)) written['anyOf'] = alternatives.map((one: Json) => strict(one, place, problems))
  for (const key of ['$defs', 'definitions']) {
    const named = ownValue(schema, key)
    if (isJsonObject(named))
      written[key] = Object.fromEntries(Object.entries(named).map(([name, one]) => [name, strict(one, name, problems)]))
  }
  if (isOfType(schema, 'object')) Object.assign(written, strictObject(schema, place, problems))
  if (isOfType(schema, 'array') && !Object.hasOwn(schema, 'prefixItems'))
    written['items'] = strict(ownValue(schema, 'items') ?? true, `${place}[0]`, problems)
  if (
    !['type', 'enum', 'anyOf', '$ref', 'allOf'].some((key) => Object.hasOwn(written, key) || Object.hasOwn(schema, key))
  )
    problems.push(`${place} can be anything, and a strict response format needs a type for it.`)
  return written
}

const words: Readonly<Record<string, string>> = {
  allOf: 'an intersection',
  prefixItems: 'a tuple',
  patternProperties: 'keys that are not named',
}

function strictObject(schema: JsonObject, place: string, problems: string[]): JsonObject {
  const members = ownValue(schema, 'properties')
  if (!isJsonObject(members)) {
    problems.push(`${place} is a record, and a strict response format needs every key by name.`)
    return {}
  }
  const properties = Object.fromEntries(
    Object.entries(members).map(([key, member]) => [key, strict(member, `${place}.${key}`, problems)]),
  )
  return { properties, required: Object.keys(properties), additionalProperties: false }
}

function isOfType(schema: JsonObject, type: string): boolean {
  const own = ownValue(schema, 'type')
  return own === type || (Array.isArray(own) && own.includes(type))
}
