import { readJson } from '../../core/json-text.ts'
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../core/json.ts'
import { deadline } from './deadline.ts'
import type { OpenaiClient } from './openai-connection.ts'
import { ReplyTooLongError } from './pooled-fetch.ts'
import { type ServiceFault, serviceFault } from './service-fault.ts'

/** One request, and how long and large its reply may be. */
export interface JsonPost {
  readonly path: string
  readonly body: JsonObject
  readonly timeoutMs: number
  /** A longer reply is given up, in bytes. */
  readonly longest: number
  readonly signal?: AbortSignal | undefined
  /** Texts that no message may quote. */
  readonly secrets: readonly string[]
}

/** The JSON object that came back, or why there is none. */
export type Posted =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly fault: ServiceFault }

/** Posts once, without retries; the time limit covers the whole reply. Rejects with the signal's reason on an abort. */
export async function postJson(client: OpenaiClient, post: JsonPost): Promise<Posted> {
  const { path, body, timeoutMs, longest, signal, secrets } = post
  signal?.throwIfAborted()
  const limit = deadline(timeoutMs, signal)
  try {
    // The package stops its own clock at the headers, so the clock that counts is ours and its is set behind.
    const options = { body, signal: limit.signal, maxRetries: 0, timeout: timeoutMs + 60_000 } as const
    const response = await client.post(path, options).asResponse()
    const text = await boundedText(response, longest)
    if (text === undefined) return { ok: false, fault: tooLong(longest) }
    return readReply(text, response.headers.get('content-type') ?? '')
  } catch (error) {
    signal?.throwIfAborted()
    if (limit.passed()) return { ok: false, fault: timedOut(timeoutMs) }
    if (isTooLong(error)) return { ok: false, fault: tooLong(longest) }
    return { ok: false, fault: redacted(serviceFault(error), secrets) }
  } finally {
    limit.clear()
  }
}

async function boundedText(response: Response, longest: number): Promise<string | undefined> {
  if (response.body === null) return response.text()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const chunks: AsyncIterable<Uint8Array> = response.body
  // Breaking off cancels the rest of the reply.
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > longest) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function readReply(text: string, contentType: string): Posted {
  const read = readJson(text)
  if (read.ok && isJsonObject(read.value)) return { ok: true, value: read.value }
  const shown = JSON.stringify(text.length > 200 ? `${text.slice(0, 199)}…` : text)
  const isPage = /\bhtml\b/iu.test(contentType)
  const message = isPage
    ? `A web page came back, so the base URL is hardly that of an API: ${shown}.`
    : `The reply is no JSON object: ${shown}.`
  return { ok: false, fault: { message, words: message, codes: [], ...(isPage ? {} : { retry: {} }) } }
}

/** The package wraps what its `fetch` throws. */
function isTooLong(error: unknown): boolean {
  return error instanceof ReplyTooLongError || (error instanceof Error && error.cause instanceof ReplyTooLongError)
}

function tooLong(longest: number): ServiceFault {
  const message = `The reply is longer than ${longest / 1_000_000} MB and was given up.`
  return { message, words: message, codes: [] }
}

function timedOut(timeoutMs: number): ServiceFault {
  const message = `No whole reply came within ${timeoutMs / 1000} s.`
  return { message, words: message, codes: [], retry: {}, timedOut: true }
}

/** Some services quote the key that they refuse. */
function redacted(fault: ServiceFault, secrets: readonly string[]): ServiceFault {
  const clean = (words: string): string => {
    const told = secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), words)
    return told.replaceAll(/\bBearer\s+(?!\[)[^\s"',]+/giu, 'Bearer [secret]')
  }
  return { ...fault, message: clean(fault.message), words: clean(fault.words) }
}

/** The value at a path of keys and indexes, as far as it is there. */
export function valueAt(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let at = value
  for (const key of path) {
    if (typeof key === 'number') at = isJsonArray(at) ? at[key] : undefined
    else at = isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined
  }
  return at
}
