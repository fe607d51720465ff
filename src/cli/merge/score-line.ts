import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '../../core/json.ts'
import { type FailureCode, failureCodes } from '../../core/result.ts'
import type { Grading } from '../../run/repeat-summarizer.ts'
import type { Outcome } from '../../run/summarizer.ts'

/** One line of the output of `score`, as far as a merge needs it. */
export interface ScoreLine {
  readonly row: number
  readonly sample: number
  readonly file: string | undefined
  readonly shard: string | undefined
  readonly outcome: Outcome
  /** What grading the answer again gave. */
  readonly again: readonly Grading[]
}

/** Reads a line of the output of `score`; a sentence when it is none. */
export function readScoreLine(text: string): ScoreLine | string {
  let value: Json
  try {
    value = JSON.parse(text) as Json // JSON.parse gives JSON or throws
  } catch {
    return 'The line is cut off or no JSON: grade this part again.'
  }
  if (!isJsonObject(value)) return notOne
  const { row, sample } = value
  const outcome = readOutcome(value)
  const again = readAgain(ownValue(value, 'again'))
  if (!isCount(row) || !isCount(sample) || outcome === undefined || again === undefined) return notOne
  return { row, sample, file: textOf(value, 'file'), shard: textOf(value, 'shard'), outcome, again }
}

const notOne = 'The line is none of graderkit score; merge its outputs, not rows.'

function readOutcome(value: Json | undefined): Outcome | undefined {
  if (!isJsonObject(value)) return undefined
  const parts = readParts(ownValue(value, 'parts'))
  if (parts === undefined) return undefined
  const withParts = Object.keys(parts).length === 0 ? {} : { parts }
  const score = ownValue(value, 'score')
  if (ownValue(value, 'ok') === true) return typeof score === 'number' ? { ok: true, score, ...withParts } : undefined
  const failure = ownValue(value, 'failure')
  const code = isJsonObject(failure) ? codeOf(ownValue(failure, 'code')) : undefined
  return code === undefined ? undefined : { ok: false, failure: { code }, ...withParts }
}

/** Scores, and null where there was none. */
function readAgain(value: Json | undefined): readonly Grading[] | undefined {
  if (value === undefined) return []
  if (!isJsonArray(value) || !value.every((score) => score === null || typeof score === 'number')) return undefined
  return value.map((score) => (score === null ? { ok: false } : { ok: true, score }))
}

function readParts(value: Json | undefined): Record<string, Outcome> | undefined {
  // No prototype: a part may be called __proto__.
  const parts: Record<string, Outcome> = Object.create(null)
  if (value === undefined) return parts
  if (!isJsonObject(value)) return undefined
  for (const [key, part] of Object.entries(value)) {
    const outcome = readOutcome(part)
    if (outcome === undefined) return undefined
    parts[key] = outcome
  }
  return parts
}

function codeOf(value: Json | undefined): FailureCode | undefined {
  return failureCodes.find((code) => code === value)
}

function textOf(value: JsonObject, key: string): string | undefined {
  const text = ownValue(value, key)
  return typeof text === 'string' ? text : undefined
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
