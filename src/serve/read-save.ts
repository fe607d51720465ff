import type { IncomingMessage } from 'node:http'
import { isJsonObject, ownValue } from '../core/json.ts'
import { readJson } from '../core/json-text.ts'

/** What the page wants written. */
export interface Save {
  /** The whole file. */
  readonly text: string
  /** Of the text that the page read. */
  readonly version: string
}

/** What came of it: the version that the file has now, or why it was left alone. */
export type SaveOutcome =
  | { readonly ok: true; readonly version: string }
  | { readonly ok: false; readonly message: string }

/** The largest grader that a page saves, in bytes. */
const largest = 16 * 1024 * 1024

/** Reads the body of a save, or says why it is none. A text that is no JSON never gets near the file. */
export async function readSave(
  request: IncomingMessage,
): Promise<Save | { readonly status: 400 | 413 | 415 | 422; readonly message: string }> {
  if (!/^application\/json\b/u.test(request.headers['content-type'] ?? ''))
    return { status: 415, message: 'A save is sent as application/json.' }
  const chunks: Buffer[] = []
  let bytes = 0
  const incoming: AsyncIterable<Buffer> = request // no encoding is set, so its chunks are bytes
  for await (const chunk of incoming) {
    bytes += chunk.length
    if (bytes > largest) return { status: 413, message: 'A grader of more than 16 MB is not saved from the page.' }
    chunks.push(chunk)
  }
  const body = readJson(Buffer.concat(chunks).toString('utf8'))
  const [text, version] = ['text', 'version'].map((key) =>
    body.ok && isJsonObject(body.value) ? ownValue(body.value, key) : undefined,
  )
  if (typeof text !== 'string' || typeof version !== 'string')
    return { status: 400, message: 'A save has "text" and "version".' }
  const json = readJson(text.replace(/^\uFEFF/u, ''))
  if (!json.ok) {
    const { line, column, message } = json.fault
    return {
      status: 422,
      message: `The text is not JSON at line ${line}, column ${column}: ${message}. It was not saved.`,
    }
  }
  return { text, version }
}
