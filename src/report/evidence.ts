import { isJsonObject, type Json } from '../core/json.ts'
import type { GradeResult } from '../core/result.ts'

/** The texts that were compared, the violations found: each by its name, whole and not yet fit to be shown. */
export function evidenceOf(result: GradeResult): readonly (readonly [name: string, text: string])[] {
  const detail = result.ok ? result.detail : result.failure.detail
  if (!isJsonObject(detail)) return []
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]): [string, string] => [name, detailText(value)])
}

/** An answer as text, whole and not yet fit to be shown. */
export function answerText(input: unknown): string {
  if (typeof input === 'string') return input === '' ? '(empty)' : input
  return jsonText(input)
}

function detailText(value: Json): string {
  return typeof value === 'string' ? value : jsonText(value)
}

/** A row's answer can be any value, and what TypeScript code gives as detail can be no JSON at all. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return '(too deep to be shown)'
  }
}
