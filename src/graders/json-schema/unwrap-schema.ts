import { isJsonObject, type Json, type JsonObject, ownValue } from '../../core/json.ts'

/** The keys below which a `response_format` and the like keep the schema itself. */
const wrappers = ['response_format', 'text', 'format', 'json_schema', 'schema']

/** More wrappings than this are no known form. */
const deepest = 5

/**
 * Takes a schema out of the forms in which OpenAI requests carry it: `{ type: "json_schema", json_schema: { name,
 * schema } }`, `{ type: "json_schema", name, schema }`, `{ format: … }`. Gives the keys that led to it.
 */
export function unwrapSchema(given: Json): { readonly schema: Json; readonly path: readonly string[] } {
  let schema = given
  const path: string[] = []
  while (isJsonObject(schema) && path.length < deepest) {
    const holder = schema
    const key = wrappers.find((wrapper) => isWrapped(holder, wrapper))
    if (key === undefined) break
    path.push(key)
    schema = ownValue(schema, key) ?? null
  }
  return { schema, path }
}

/** None of the keys is a keyword with an object below it, so that no schema is mistaken for a wrapping. */
function isWrapped(holder: JsonObject, key: string): boolean {
  const type = ownValue(holder, 'type')
  const inner = ownValue(holder, key)
  if (!isJsonObject(inner) || (type !== undefined && type !== 'json_schema')) return false
  return key === 'text' ? isJsonObject(ownValue(inner, 'format')) : true
}
