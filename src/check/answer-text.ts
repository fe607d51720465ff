import { isJsonObject, type Json, type JsonObject, ownValue } from '../core/json.ts'
import type { SampleInput } from '../core/sample.ts'

/** The one text of a sample that a change, a damage or a probe works on, and how to put another in its place. */
export interface AnswerText {
  readonly text: string
  with(text: string): SampleInput
}

/**
 * Finds the text of an answer: the sample itself; of an object its `output_text`, or the arguments of its first tool call
 * when it says nothing else. `undefined` for an answer in another form.
 */
export function answerText(sample: SampleInput): AnswerText | undefined {
  if (typeof sample === 'string') return { text: sample, with: (text) => text }
  if (!isJsonObject(sample)) return undefined
  const { output_json: _stale, ...rest } = sample // the output of the text as it was
  const text = ownValue(sample, 'output_text')
  if (typeof text === 'string' && text !== '') return { text, with: (changed) => ({ ...rest, output_text: changed }) }
  const [first, ...others] = toolCalls(sample)
  const call = isJsonObject(first) ? ownValue(first, 'function') : undefined
  const given = isJsonObject(call) ? ownValue(call, 'arguments') : undefined
  if (!isJsonObject(first) || !isJsonObject(call) || typeof given !== 'string') return undefined
  return {
    text: given,
    with: (changed) => ({
      ...sample,
      output_tools: [{ ...first, function: { ...call, arguments: changed } }, ...others],
    }),
  }
}

/** The JSON object or array that a text holds, if it holds one. */
export function containerIn(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json // JSON.parse gives JSON or throws
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** A JSON value with each text in it changed; keys stay. */
export function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, change))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, mapTexts(below, change)]))
}

/** The text with each text of its JSON changed, or as a whole when it is no JSON. */
export function changeTexts(text: string, change: (text: string) => string): string {
  const value = containerIn(text)
  return value === undefined ? change(text) : JSON.stringify(mapTexts(value, change), null, text.includes('\n') ? 2 : 0)
}

function toolCalls(sample: JsonObject): readonly Json[] {
  const calls = ownValue(sample, 'output_tools')
  return Array.isArray(calls) ? calls : []
}
