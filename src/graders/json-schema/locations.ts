import { isJsonObject, type Json, type JsonObject, ownValue } from '../../core/json.ts'
import type { Dialect } from './dialect.ts'
import { applicatorsOf } from './keywords.ts'
import { names, type SchemaNames } from './schema-names.ts'

/** A schema inside a schema, and where it stands. */
export interface Location {
  readonly id: number
  readonly schema: JsonObject | boolean
  /** Keys and indexes from the root schema. */
  readonly path: readonly (string | number)[]
  /** The address that its references are relative to. */
  readonly base: string
  readonly children: readonly LocationChild[]
  readonly references: readonly LocationReference[]
}

/** A schema directly below another: `key` is its property name, pattern or index under the keyword. */
export interface LocationChild {
  readonly keyword: string
  readonly key: string
  readonly id: number
}

/** A `$ref` or a relative of it; without `target` it leads out of the schema or nowhere. */
export interface LocationReference {
  readonly keyword: string
  readonly to: string
  readonly target: number | undefined
}

const referring = ['$ref', '$dynamicRef', '$recursiveRef']

/** Every schema in a schema: the root first, then all that keywords hold or that references reach. Takes no call stack. */
export function locationsOf(root: JsonObject | boolean, dialect: Dialect): readonly Location[] {
  const applicators = applicatorsOf(dialect)
  const found: Found[] = []
  const byPath = new Map<string, number>()
  const known = names()
  const add = (schema: JsonObject | boolean, path: readonly (string | number)[], outer: string): number => {
    const key = JSON.stringify(path.map(String))
    const before = byPath.get(key)
    if (before !== undefined) return before
    const id = found.length
    byPath.set(key, id)
    const base = isJsonObject(schema) ? known.enter(schema, outer, id, path.length === 0) : outer
    found.push({ id, schema, path, base, children: [], references: [] })
    return id
  }
  let walked = 0
  const walk = (): void => {
    // The list grows while it is walked.
    for (; walked < found.length; walked++) {
      const at = found[walked]
      if (at === undefined || !isJsonObject(at.schema)) continue
      for (const [keyword, value] of Object.entries(at.schema)) {
        if (!applicators.has(keyword)) continue
        for (const { schema, keys } of schemasIn(value, applicators.get(keyword) === 'map')) {
          const child = add(schema, [...at.path, keyword, ...keys], at.base)
          at.children.push({ keyword, key: keys.map(String).join(''), id: child })
        }
      }
    }
  }
  add(root, [], 'json-schema:///')
  walk()
  // And again: a reference may lead to schemas that only it leads to.
  for (const at of found) {
    if (!isJsonObject(at.schema)) continue
    for (const keyword of referring) {
      const to = ownValue(at.schema, keyword)
      if (typeof to !== 'string') continue
      at.references.push({ keyword, to, target: target(to, at.base, { known, found, add }) })
      walk()
    }
  }
  return found
}

interface Found extends Location {
  readonly children: LocationChild[]
  readonly references: LocationReference[]
}

function* schemasIn(
  value: Json,
  isMap: boolean,
): Generator<{ readonly schema: JsonObject | boolean; readonly keys: readonly (string | number)[] }> {
  if (Array.isArray(value)) {
    for (const [index, schema] of value.entries()) if (isSchema(schema)) yield { schema, keys: [index] }
  } else if (isMap) {
    if (!isJsonObject(value)) return
    // ajv reads no schema for a property of this name either.
    for (const [key, schema] of Object.entries(value)) {
      if (key !== '__proto__' && isSchema(schema)) yield { schema, keys: [key] }
    }
  } else if (isSchema(value)) yield { schema: value, keys: [] }
}

function isSchema(value: Json | undefined): value is JsonObject | boolean {
  return typeof value === 'boolean' || isJsonObject(value)
}

interface Search {
  readonly known: SchemaNames
  readonly found: readonly Found[]
  readonly add: (schema: JsonObject | boolean, path: readonly (string | number)[], outer: string) => number
}

/** The schema that a reference leads to, which may stand below a key that is no keyword. */
function target(to: string, base: string, { known, found, add }: Search): number | undefined {
  const named = known.find(to, base)
  const at = named && found[named.id]
  if (named === undefined || at === undefined || named.pointer === undefined) return named?.id
  let value: Json | undefined = at.schema
  const path: (string | number)[] = []
  for (const key of named.pointer) {
    path.push(Array.isArray(value) ? Number(key) : key)
    value = Array.isArray(value) ? value[Number(key)] : isJsonObject(value) ? ownValue(value, key) : undefined
  }
  return isSchema(value) ? add(value, [...at.path, ...path], at.base) : undefined
}
