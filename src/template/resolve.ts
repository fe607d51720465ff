import type { Scope } from '../core/grader.ts'
import { isJsonArray, type Json, type JsonObject } from '../core/json.ts'
import type { Reference } from './parse-template.ts'

/** Makes a function that reads a reference's value for one sample; `undefined` when it is not there. */
export function resolver({ namespace, path }: Reference): (scope: Scope) => Json | undefined {
  const [first, second, ...rest] = path.map(stepper)
  if (first === undefined) return () => undefined
  const root = (scope: Scope): JsonObject => (namespace === 'item' ? scope.item : (scope.sample as JsonObject)) // absent fields of a sample are missing, not JSON
  if (second === undefined) return (scope) => first(root(scope))
  if (rest.length === 0) {
    return (scope) => {
      const value = first(root(scope))
      return value === undefined ? undefined : second(value)
    }
  }
  return (scope) => {
    let value = first(root(scope))
    if (value !== undefined) value = second(value)
    for (const next of rest) {
      if (value === undefined) return undefined
      value = next(value)
    }
    return value
  }
}

/** One step of a walk: a key of an object, an index of an array, through JSON text on the way. */
function stepper(key: string | number): (value: Json) => Json | undefined {
  if (typeof key === 'number') return (value) => indexed(typeof value === 'string' ? parsedText(value) : value, key)
  // A key that every object inherits must be looked up as an own key; any other key cannot be inherited from JSON data.
  const inherited = key in Object.prototype
  return (value) => {
    const holder = typeof value === 'string' ? parsedText(value) : value
    if (typeof holder !== 'object' || holder === null || isJsonArray(holder)) return undefined
    if (inherited && !Object.hasOwn(holder, key)) return undefined
    return holder[key]
  }
}

function indexed(value: Json | undefined, index: number): Json | undefined {
  return isJsonArray(value) ? value[index] : undefined
}

/**
 * A path that goes on below a string walks into the JSON that the string holds, as a public config needs for
 * `output_tools[0].function.arguments.x`; the service's own rule is not documented. Assumption U6.
 */
export function parsedText(text: string): Json | undefined {
  if (!/^\s*[[{]/u.test(text)) return undefined
  try {
    return JSON.parse(text) as Json // JSON.parse gives JSON or throws
  } catch {
    return undefined
  }
}
