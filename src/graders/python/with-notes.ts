import { isJsonObject, type Json } from '../../core/json.ts'
import type { PythonNotes } from '../../core/ports.ts'
import { type GradeResult, scored, unscored } from '../../core/result.ts'

/** Puts into the detail of a result how far its grader was kept apart, and what it printed. */
export function withNotes(result: GradeResult, { isolation, prints }: PythonNotes): GradeResult {
  if (isolation === undefined && prints === undefined) return result
  const notes = { ...(isolation === undefined ? {} : { isolation }), ...(prints === undefined ? {} : { prints }) }
  if (result.ok) return scored(result.score, merged(result.detail, notes))
  const { code, message, detail } = result.failure
  return unscored(code, message, merged(detail, notes))
}

function merged(detail: Json | undefined, notes: Readonly<Record<string, string>>): Json {
  return isJsonObject(detail) ? { ...detail, ...notes } : notes
}
