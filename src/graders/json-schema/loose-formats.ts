import { isJsonObject } from '../../core/json.ts'
import type { Location } from './locations.ts'

const prefix = 'loose-'

/**
 * Formats that are only checked for what every notation of them has. They stand in where a schema has a `pattern`
 * beside the `format`, as zod writes it: the two notions of an e-mail address or a duration differ, and the pattern is
 * the one that the author chose.
 */
export const looseFormats: ReadonlyMap<string, RegExp> = new Map([
  ['loose-email', /^[^]+@[^]+$/u],
  ['loose-duration', /^[+-]?P/u],
])

/** Puts loose formats wherever a pattern stands beside one. Changes the schemas, which must be the grader's own copy. */
export function loosenFormats(locations: readonly Location[]): void {
  for (const { schema } of locations) {
    if (!isJsonObject(schema) || typeof schema['pattern'] !== 'string' || typeof schema['format'] !== 'string') continue
    const loose = `${prefix}${schema['format']}`
    if (looseFormats.has(loose)) Object.assign(schema, { format: loose })
  }
}

/** The name under which the author knows a format. */
export function formatName(format: string): string {
  return looseFormats.has(format) ? format.slice(prefix.length) : format
}
