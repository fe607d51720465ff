import stableStringify from 'fast-json-stable-stringify'
import { GraderkitError } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'

/**
 * JSON text that is the same for any order of keys. Throws `GraderkitError` for what JSON cannot hold or tell apart (NaN,
 * a function, a circle, nesting without end): two requests that differ must never get one text.
 */
export function stableJson(value: Json): string {
  let text: string | undefined
  try {
    text = stableStringify(value)
  } catch (error) {
    const why = error instanceof RangeError ? 'is nested too deeply' : 'holds a circle'
    throw new GraderkitError('not_json', `The request to the model ${why}, so it has no fingerprint.`)
  }
  // The library writes what is not finite as null, and gives nothing for a function.
  if (text === undefined || (text.includes('null') && holdsLoss(value)))
    throw new GraderkitError('not_json', 'The request to the model holds a value that is not JSON, such as NaN.')
  return text
}

function holdsLoss(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return value === undefined || typeof value === 'function'
  return Array.isArray(value) ? value.some(holdsLoss) : Object.values(value).some(holdsLoss)
}
