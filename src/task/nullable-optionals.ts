import { isJsonObject, type Json, type JsonObject, ownValue } from '../core/json.ts'

/**
 * A JSON Schema in which every property that may be left out may also be `null`. A strict response format knows no
 * property that may be left out, so a model says `null` instead, and a grader must not call that invalid.
 */
export function nullableOptionals(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(nullableOptionals)
  if (!isJsonObject(schema)) return schema
  const required = ownValue(schema, 'required')
  const isRequired = (key: string): boolean => Array.isArray(required) && required.includes(key)
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]): [string, Json] => {
      if (keyword === 'properties' && isJsonObject(value)) {
        const members = Object.entries(value).map(([key, member]): [string, Json] => {
          const inner = nullableOptionals(member)
          return [key, isRequired(key) || hasDefault(member) ? inner : nullable(inner)]
        })
        return [keyword, Object.fromEntries(members)]
      }
      if (maps.has(keyword) && isJsonObject(value))
        return [
          keyword,
          Object.fromEntries(Object.entries(value).map(([key, member]) => [key, nullableOptionals(member)])),
        ]
      return [keyword, holders.has(keyword) ? nullableOptionals(value) : value]
    }),
  )
}

/** Keywords that hold schemas by name, by list or as they are. */
const maps = new Set(['$defs', 'definitions', 'patternProperties'])
const holders = new Set(['items', 'prefixItems', 'anyOf', 'oneOf', 'allOf', 'additionalProperties'])

/** A model can always write what has a default, and a schema library takes no `null` for it. */
function hasDefault(schema: Json): boolean {
  return isJsonObject(schema) && Object.hasOwn(schema, 'default')
}

function nullable(schema: Json): Json {
  if (!isJsonObject(schema) || allowsNull(schema)) return schema
  const { description, ...rest } = schema
  const alternatives = ownValue(schema, 'anyOf')
  const type = ownValue(schema, 'type')
  const isPlain = typeof type === 'string' && !Object.hasOwn(schema, 'enum') && !Object.hasOwn(schema, 'const')
  if (isPlain) return { ...schema, type: [type, 'null'] }
  const about = description === undefined ? {} : { description }
  return Array.isArray(alternatives) && Object.keys(rest).length === 1
    ? { ...about, anyOf: [...alternatives, { type: 'null' }] }
    : { ...about, anyOf: [rest, { type: 'null' }] }
}

function allowsNull(schema: JsonObject): boolean {
  const type = ownValue(schema, 'type')
  const values = ownValue(schema, 'enum')
  const alternatives = ownValue(schema, 'anyOf') ?? ownValue(schema, 'oneOf')
  if (Array.isArray(type)) return type.includes('null')
  if (type !== undefined) return type === 'null'
  if (Array.isArray(values)) return values.includes(null)
  if (Array.isArray(alternatives)) return alternatives.some((one: Json) => isJsonObject(one) && allowsNull(one))
  return !Object.hasOwn(schema, 'const') && !Object.hasOwn(schema, '$ref') && !Object.hasOwn(schema, 'allOf')
}
