import { isJsonObject, type Json, type JsonArray, type JsonObject, ownValue, typeName } from './json.ts'

/** What a model answered, under the names that templates and Python graders use. */
export interface Sample {
  /** The answer as text; empty for an answer that is only tool calls. */
  readonly output_text: string
  /** The answer as JSON, when the text is a JSON object or array. */
  readonly output_json?: Json
  /** The tool calls, as in a chat completion: `{ id, type, function: { name, arguments } }`, arguments as JSON text. */
  readonly output_tools?: JsonArray
  readonly choices?: JsonArray
  readonly output_audio?: Json
  readonly [field: string]: Json | undefined
}

/** What a caller may hand in as a sample: the model's text, or any object with at least one field of `Sample`. */
export type SampleInput = string | object

/** The fields that can hold an answer. */
const answerFields = ['output_text', 'output_json', 'output_tools', 'choices', 'output_audio']

/**
 * Completes a sample: text gives `output_json` when it parses, `choices` give text and tools.
 * Gives a sentence instead when the input is no sample.
 */
export function readSample(input: unknown): Sample | string {
  if (typeof input === 'string') return textSample(input)
  // Loaders turn the text 0 or false into a number or boolean; `null` is an answer that is not there.
  if (typeof input === 'number' || typeof input === 'boolean') return textSample(String(input))
  if (!isJsonObject(input)) return `A sample is the model's text or an object, not ${typeName(input)}.`
  const present = answerFields.filter((field) => Object.hasOwn(input, field))
  if (present.length === 0) {
    return `The sample has none of the fields ${answerFields.slice(0, 4).join(', ')}; write the model's text as a string, or as { "output_text": … }.`
  }
  const text = ownValue(input, 'output_text')
  if (text !== undefined && text !== null && typeof text !== 'string') {
    return `The sample's output_text is ${typeName(text)}; it must be a string.`
  }
  const message = firstMessage(input)
  if (message === undefined && present.every((field) => field === 'choices'))
    return "The sample's choices hold no answer; a chat completion has it at choices[0].message."
  return completed(input, text ?? undefined, message)
}

/** A sample that is only text. */
function textSample(text: string): Sample {
  const json = jsonOutput(text)
  return json === undefined ? { output_text: text } : { output_text: text, output_json: json }
}

function completed(input: JsonObject, text: string | undefined, message: JsonObject | undefined): Sample | string {
  const given = ownValue(input, 'output_json')
  const output_text = text ?? messageText(message) ?? writtenText(given)
  if (output_text === undefined)
    return "The sample's output_json cannot be written as JSON text; is it nested too deeply?"
  const output_json = given ?? jsonOutput(output_text)
  const tools = ownValue(input, 'output_tools') ?? (message && ownValue(message, 'tool_calls'))
  return {
    ...input,
    output_text,
    ...(output_json === undefined ? {} : { output_json }),
    ...(Array.isArray(tools) ? { output_tools: tools } : {}),
  }
}

function firstMessage(input: JsonObject): JsonObject | undefined {
  const choices = ownValue(input, 'choices')
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined
  const message = isJsonObject(choice) ? ownValue(choice, 'message') : undefined
  return isJsonObject(message) ? message : undefined
}

/** The content of a message: text, or the texts of its parts one after another. */
function messageText(message: JsonObject | undefined): string | undefined {
  const content = message && ownValue(message, 'content')
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return undefined
  return content.map((part: unknown) => (isJsonObject(part) ? (ownValue(part, 'text') ?? '') : part)).join('')
}

/** The text of an answer that has none: empty, or its JSON. The hosted form of an absent field is not documented. Assumption U17. */
function writtenText(json: Json | undefined): string | undefined {
  if (json === undefined || json === null) return ''
  try {
    return JSON.stringify(json)
  } catch {
    return undefined
  }
}

/** Only objects and arrays become `output_json`; whether a bare number or string does is not documented. Assumption U27. */
function jsonOutput(text: string): Json | undefined {
  if (!startsContainer(text)) return undefined
  try {
    return JSON.parse(text) as Json // JSON.parse gives JSON or throws
  } catch {
    return undefined
  }
}

/** Whether the first character that is no white space opens an object or an array. */
function startsContainer(text: string): boolean {
  let at = 0
  let code = text.charCodeAt(0)
  while (code === 0x20 || (code >= 0x09 && code <= 0x0d)) code = text.charCodeAt(++at)
  return code === 0x7b || code === 0x5b
}
