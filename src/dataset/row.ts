import { isJsonObject, type Json, type JsonArray, type JsonObject, typeName } from '../core/json.ts'
import type { SampleInput } from '../core/sample.ts'

/** A prompt with one or more answers to it. */
export interface Row {
  /** The row's own name; its line number stands in where it has none. */
  readonly id?: string | number | undefined
  readonly item: JsonObject
  /** The answers; all to the same prompt. */
  readonly samples: readonly SampleInput[]
  /** What an expert gave each answer, in the order of `samples`; `null` where no expert looked. */
  readonly expertScores?: readonly (number | null)[] | undefined
}

/** Keys of a row that are about the answers; a dataset row's `id` is its own, and templates may read it. */
const answerKeys = new Set(['sample', 'samples', 'expert_score', 'expert_scores'])

/**
 * Reads a row from parsed JSON: `{ id?, item, sample, expert_score? }`, `{ id?, item, samples, expert_scores? }`, or an RFT
 * dataset row (`messages` and reference keys) with `sample` or `samples` beside them. Gives a sentence when it is none of these.
 */
export function readRow(value: Json): Row | string {
  if (!isJsonObject(value)) {
    const hint = Array.isArray(value) ? '; write one object on each line' : ''
    return `A row is a JSON object, not ${typeName(value)}${hint}.`
  }
  const samples = readSamples(value)
  if (typeof samples === 'string') return samples
  const item = readItem(value)
  if (typeof item === 'string') return item
  const expertScores = readExpertScores(value, samples.length)
  if (typeof expertScores === 'string') return expertScores
  const { id } = value
  if (id !== undefined && id !== null && typeof id !== 'string' && typeof id !== 'number')
    return `The row's id must be text or a number, not ${typeName(id)}.`
  // Always the same four fields: rows of one form are read and written fastest.
  return { id: id ?? undefined, item, samples, expertScores }
}

// The keys below are no names that objects inherit, so a plain read gives own values only.

function readSamples(row: JsonObject): readonly SampleInput[] | string {
  const { sample: single, samples: several } = row
  if (single !== undefined && several !== undefined) return 'The row has both "sample" and "samples"; keep one of them.'
  // What is no sample is that sample's failure, not the row's: the others are still graded.
  if (single !== undefined) return [single as SampleInput]
  if (several === undefined) {
    const hint = Object.hasOwn(row, 'messages') ? 'This is a dataset row without answers' : 'The row has no answers'
    return `${hint}: add "sample", or "samples" with a list.`
  }
  if (!Array.isArray(several)) return `"samples" must be a list of answers, not ${typeName(several)}.`
  if (several.length === 0) return 'The list "samples" is empty.'
  return several as readonly SampleInput[] // as above
}

function readItem(row: JsonObject): JsonObject | string {
  const { item } = row
  if (item !== undefined) return isJsonObject(item) ? item : `"item" must be an object, not ${typeName(item)}.`
  if (!Object.hasOwn(row, 'messages')) return 'The row has no "item"; put the values that templates read under it.'
  return Object.fromEntries(Object.entries(row).filter(([key]) => !answerKeys.has(key)))
}

function readExpertScores(row: JsonObject, count: number): readonly (number | null)[] | undefined | string {
  const { expert_score: single, expert_scores: scored } = row
  const several = scored ?? (single === undefined ? undefined : [single])
  if (several === undefined || several === null) return undefined
  if (!Array.isArray(several)) return `"expert_scores" must be a list of numbers, not ${typeName(several)}.`
  const scores: JsonArray = several
  if (scores.length !== count) {
    const found = `${count} sample${count === 1 ? '' : 's'} and ${scores.length} expert score${scores.length === 1 ? '' : 's'}`
    return `The row has ${found}; there must be one for each.`
  }
  // JSON text may hold 1e999, which is read as infinite.
  const numbers = scores.filter((score): score is number | null => score === null || Number.isFinite(score))
  return numbers.length === scores.length
    ? numbers
    : 'Each expert score must be a number, or null where no expert looked.'
}
