/** Any value that JSON text can hold. */
export type Json = null | boolean | number | string | JsonArray | JsonObject
/** A JSON array. */
export type JsonArray = readonly Json[]
/** A JSON object. Users name its keys, so read them with `Object.hasOwn` first. */
export interface JsonObject {
  readonly [key: string]: Json
}

/** Tells a JSON object from `null`, arrays and scalars. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Tells a JSON array, which `Array.isArray` does not narrow to since it is readonly. */
export function isJsonArray(value: Json | undefined): value is JsonArray {
  return Array.isArray(value)
}

/** Reads an own key; `undefined` when absent, so that `__proto__` and `toString` are never inherited. */
export function ownValue(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** What a value is, to follow "not": `null`, `an array`, `a number`. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
