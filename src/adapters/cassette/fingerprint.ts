import { hash } from 'node:crypto'
import type { JsonObject } from '../../core/json.ts'
import type { ModelMessage, ModelRequest } from '../../core/ports.ts'
import { stableJson } from './stable-json.ts'

/**
 * The name of a request to a model: SHA-256, 64 hexadecimal digits, of its messages, model, answer schema and sampling, for
 * any order of their keys. `repeat` counts from 0 and makes the second grading of an answer another request than the first;
 * the first has the same name with and without it. No address and no key of a service is part of it.
 */
export function requestFingerprint({ model, messages, answer, sampling }: ModelRequest, repeat = 0): string {
  const again = repeat === 0 ? '' : `,"repeat":${repeat}`
  return sha256(
    `{"answer":${schemaJson(answer)},"messages":${messagesJson(messages)},"model":${JSON.stringify(model)}${again},"sampling":${stableJson(sampling)}}`,
  )
}

/** The name of a text to an embedder: SHA-256 of the embedder's id and the text. */
export function embeddingFingerprint(embedder: string, text: string): string {
  return sha256(`{"embedder":${JSON.stringify(embedder)},"text":${JSON.stringify(text)}}`)
}

/** The name of a request's messages alone, by which a miss finds what was recorded under another model or schema. */
export function messagesFingerprint(messages: readonly ModelMessage[]): string {
  return sha256(messagesJson(messages))
}

function sha256(text: string): string {
  return hash('sha256', text)
}

/** A message of plain text, as nearly all are, is spelt here: keys in order, as `stableJson` spells it more slowly. */
function messagesJson(messages: readonly ModelMessage[]): string {
  const spelt = messages.map((message) => {
    const { role, content } = message
    const isPlain = typeof content === 'string' && typeof role === 'string' && Object.keys(message).length === 2
    if (!isPlain) return stableJson(message)
    return `{"content":${JSON.stringify(content)},"role":${JSON.stringify(role)}}`
  })
  return `[${spelt.join(',')}]`
}

const schemas = new WeakMap<object, string>()

/** A grader asks with one and the same schema object ever again. */
function schemaJson(answer: { readonly name: string; readonly schema: JsonObject }): string {
  let text = schemas.get(answer)
  if (text === undefined) {
    text = stableJson(answer)
    schemas.set(answer, text)
  }
  return text
}
