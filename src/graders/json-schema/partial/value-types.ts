import { isJsonObject, type Json, type JsonObject, ownValue } from '../../../core/json.ts'

/** A set of JSON types, a bit for each; whole numbers and others are kept apart. */
export type TypeSet = number

const bits: Readonly<Record<string, TypeSet>> = {
  string: 1,
  number: 6,
  integer: 4,
  boolean: 8,
  null: 16,
  array: 32,
  object: 64,
}

/** Every type. */
export const anyType: TypeSet = 127

/** The type of a value, as a set of one. */
export function typeOf(value: Json): TypeSet {
  switch (typeof value) {
    case 'string':
      return 1
    case 'number':
      return value % 1 === 0 ? 4 : 2
    case 'boolean':
      return 8
    default:
      return value === null ? 16 : Array.isArray(value) ? 32 : 64
  }
}

/** The types that a schema's own `type`, `nullable`, `const` and `enum` allow. */
export function ownTypes(schema: JsonObject): TypeSet {
  const type = ownValue(schema, 'type')
  const named = (Array.isArray(type) ? type : [type]).reduce<TypeSet>(
    (set, name) => set | (typeof name === 'string' && Object.hasOwn(bits, name) ? (bits[name] ?? 0) : 0),
    ownValue(schema, 'nullable') === true ? 16 : 0,
  )
  let set = type === undefined ? anyType : named
  const values = ownValue(schema, 'enum')
  if (Array.isArray(values)) set &= values.reduce<TypeSet>((sum, value) => sum | typeOf(value), 0)
  const only = ownValue(schema, 'const')
  return only === undefined ? set : set & typeOf(only)
}

/** `a string or null`, for `not …`. */
export function typeWords(set: TypeSet): string {
  const names: string[] = []
  if ((set & 64) !== 0) names.push('an object')
  if ((set & 32) !== 0) names.push('an array')
  if ((set & 1) !== 0) names.push('a string')
  if ((set & 6) === 4) names.push('a whole number')
  if ((set & 6) === 2) names.push('a fraction')
  if ((set & 6) === 6) names.push('a number')
  if ((set & 8) !== 0) names.push('a boolean')
  if ((set & 16) !== 0) names.push('null')
  const last = names.pop()
  return last === undefined ? 'anything that exists' : names.length === 0 ? last : `${names.join(', ')} or ${last}`
}

/** A value in a sentence: short scalars as JSON, the rest by its type. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  if (isJsonObject(value)) return 'an object'
  if (typeof value !== 'string') return String(value)
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value)
}
