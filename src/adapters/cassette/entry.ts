import { isJsonObject, type Json, ownValue } from '../../core/json.ts'
import type { ModelReply, ModelRequest } from '../../core/ports.ts'
import type { VectorText } from './vector-text.ts'

/** One reply that was paid for, under the fingerprint of its request. */
export type CassetteEntry = ModelEntry | EmbeddingEntry

/** A model's reply. */
export interface ModelEntry {
  readonly key: string
  /** Which grading of the same answer this is, from 0; absent for the first. */
  readonly repeat?: number
  /** For people and for messages about misses; absent for a repeat, and where only the reply came back, as from a batch. */
  readonly request?: ModelRequest
  readonly reply: ModelReply
}

/** An embedder's vector. */
export interface EmbeddingEntry {
  readonly key: string
  readonly embedder: string
  readonly text?: string
  readonly vector: VectorText
}

/** Text inside JSON cannot spell this: its quotes would be escaped. So it always starts an entry. */
export const entryStart = '{"key":"'

/** Where the request of an entry starts, which a reader of its reply can leave. */
export const requestStart = ',"request":{'

/** An entry as a line: its key first, so that a reader finds it without parsing, and its request last. */
export function entryLine(entry: CassetteEntry): string {
  return `${JSON.stringify(entry)}\n`
}

/** An entry from its parsed line; `undefined` when it is none. */
export function readEntry(value: Json): CassetteEntry | undefined {
  if (!isJsonObject(value) || !isKey(ownValue(value, 'key'))) return undefined
  const reply = ownValue(value, 'reply')
  const vector = ownValue(value, 'vector')
  const isModel =
    isJsonObject(reply) &&
    typeof reply['kind'] === 'string' &&
    typeof reply[reply['kind'] === 'text' ? 'text' : 'message'] === 'string'
  const isEmbedding =
    isJsonObject(vector) && (typeof vector['float32'] === 'string' || typeof vector['float64'] === 'string')
  // All that is read of an entry was checked just now; the rest is for people.
  return isModel || isEmbedding ? (value as unknown as CassetteEntry) : undefined
}

/** Whether this is a fingerprint: 64 hexadecimal digits. */
export function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value)
}
