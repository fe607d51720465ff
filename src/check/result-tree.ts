import { isJsonObject, type Json } from '../core/json.ts'
import type { GradeResult } from '../core/result.ts'

const widest = 200

/** A result as an indented tree: each node's score or failure, what was compared, and its parts. */
export function resultTree(name: string, result: GradeResult, formula?: string, indent = ''): string[] {
  const head = `${indent}${name}: ${result.ok ? scoreWord(result.score) : `not graded (${result.failure.code})`}${formula === undefined ? '' : `  = ${formula}`}`
  const parts = Object.entries(result.parts ?? {})
  const failure = result.ok || parts.length > 0 ? [] : [`${indent}  ${clipped(result.failure.message)}`]
  return [
    head,
    ...failure,
    ...evidence(result, indent),
    ...parts.flatMap(([key, part]) => resultTree(key, part, undefined, `${indent}  `)),
  ]
}

/** A score with up to six digits and no trailing zeros. */
export function scoreWord(score: number): string {
  return String(Number(score.toPrecision(6)))
}

/** A sample for one line of a message. */
export function sampleWord(sample: string | object): string {
  return clipped(typeof sample === 'string' ? JSON.stringify(sample) : (JSON.stringify(sample) ?? 'an object'))
}

function evidence(result: GradeResult, indent: string): string[] {
  const detail = result.ok ? result.detail : result.failure.detail
  if (!isJsonObject(detail)) return []
  const width = Math.max(...Object.keys(detail).map((key) => key.length))
  return Object.entries(detail).map(([key, value]) => `${indent}  ${key.padEnd(width)}  ${clipped(detailWord(value))}`)
}

function detailWord(value: Json): string {
  return JSON.stringify(value)
}

function clipped(text: string): string {
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text
}
