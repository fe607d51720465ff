import type { Scope } from '../core/grader.ts'
import { isJsonObject, type Json, type JsonObject, ownValue, typeName } from '../core/json.ts'
import { nearestName } from '../core/nearest.ts'
import { type Unscored, unscored } from '../core/result.ts'
import type { Reference } from './parse-template.ts'
import { parsedText } from './resolve.ts'

/** The failure for a reference that names nothing: which step is missing, and the nearest name that exists there. */
export function missingVariable(reference: Reference, scope: Scope): Unscored {
  let holder: Json | undefined = reference.namespace === 'item' ? scope.item : (scope.sample as JsonObject) // read below by own keys only
  let place: string = reference.namespace
  for (const key of reference.path) {
    if (typeof holder === 'string') holder = parsedText(holder) ?? holder
    const next: Json | undefined = holder === undefined ? undefined : child(holder, key)
    if (next === undefined) return unscored('invalid_variable', sentence(reference, place, holder, key))
    holder = next
    place += typeof key === 'number' ? `[${key}]` : `.${key}`
  }
  return unscored('invalid_variable', `{{ ${reference.text} }} has no value.`)
}

function child(holder: Json, key: string | number): Json | undefined {
  if (typeof key === 'number') return Array.isArray(holder) ? holder[key] : undefined
  return isJsonObject(holder) ? ownValue(holder, key) : undefined
}

function sentence(reference: Reference, place: string, holder: Json | undefined, key: string | number): string {
  const start = `{{ ${reference.text} }} does not exist:`
  if (place === 'sample' && key === 'output_tools') return `${start} the answer has no tool calls.`
  if (place === 'sample' && key === 'output_json') {
    const text = isJsonObject(holder) ? ownValue(holder, 'output_text') : undefined
    return `${start} the sample's output text is ${typeof text === 'string' && isJsonText(text) ? 'JSON, but no object or array' : 'not JSON'}.`
  }
  if (Array.isArray(holder)) return `${start} ${place} ${arraySentence(holder.length, place, key)}.`
  if (typeof holder === 'string') return `${start} ${place} is text that holds no JSON object or array.`
  if (!isJsonObject(holder)) return `${start} ${place} is ${typeName(holder)}, which has no parts.`
  const keys = Object.keys(holder).filter((known) => holder[known] !== undefined)
  if (typeof key === 'number') return `${start} ${place} is an object, not an array; ${listed(keys)}.`
  const near = nearestName(key, keys)
  return near === undefined
    ? `${start} ${place} has no "${key}"; ${listed(keys)}.`
    : `${start} ${place} has no "${key}". Did you mean "${near}"?`
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function arraySentence(length: number, place: string, key: string | number): string {
  if (typeof key === 'string') {
    return /^\d+$/u.test(key)
      ? `is an array; write ${place}[${key}] for an entry`
      : `is an array, so name an entry first: ${place}[0].${key}`
  }
  if (length === 0) return 'is an empty array'
  return `has ${length} ${length === 1 ? 'entry' : 'entries'}, counted from [0]`
}

function listed(keys: readonly string[]): string {
  if (keys.length === 0) return 'it is empty'
  const shown = keys.slice(0, 8).map((key) => (key.length > 40 ? `${key.slice(0, 39)}…` : key))
  return `it has ${shown.join(', ')}${keys.length > 8 ? `, and ${keys.length - 8} more` : ''}`
}
