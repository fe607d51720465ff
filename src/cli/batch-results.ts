import { CassetteFile } from '../adapters/cassette/cassette-file.ts'
import { isKey } from '../adapters/cassette/entry.ts'
import { fileChunks } from '../adapters/files.ts'
import { chatCompletions } from '../adapters/model/chat-completions.ts'
import { valueAt } from '../adapters/model/post-json.ts'
import { responses } from '../adapters/model/responses.ts'
import { isJsonObject, type Json, typeName } from '../core/json.ts'
import type { ModelReply } from '../core/ports.ts'
import { readLines } from '../dataset/lines.ts'

/** What the results of a batch came to. */
export interface BatchIntake {
  readonly added: number
  /** Replies that the cassette had already. */
  readonly known: number
  /** Results without a reply, and lines that are no results: each with its place. */
  readonly failed: readonly string[]
}

/**
 * Reads result files of OpenAI's Batch API into a cassette. A result that holds no reply is told of and not recorded, so
 * that a further batch asks for it again. Reading the same file twice adds nothing.
 */
export async function readBatchResults(paths: readonly string[], cassette: string): Promise<BatchIntake> {
  // Looked at before anything is written.
  const sources = paths.map((path) => ({ path, chunks: fileChunks(path) }))
  const file = await CassetteFile.open(cassette, { isWritable: true })
  const failed: string[] = []
  let added = 0
  let known = 0
  try {
    for (const { path, chunks } of sources) {
      for await (const batch of readLines(chunks)) {
        for (const line of batch) {
          const result = 'message' in line ? line.message : readResult(line.text)
          if (typeof result === 'string') failed.push(`${path}:${line.number}: ${result}`)
          else if (file.find(result.key) !== undefined) known++
          else {
            file.append(result)
            added++
          }
        }
      }
    }
  } finally {
    file.close()
  }
  return { added, known, failed }
}

/** A result line as an entry, or a sentence that says why it is none. */
function readResult(text: string): { readonly key: string; readonly reply: ModelReply } | string {
  let value: Json
  try {
    value = JSON.parse(text) as Json // JSON.parse gives JSON or throws
  } catch {
    return 'The line is not JSON.'
  }
  const key = valueAt(value, 'custom_id')
  if (!isKey(key)) return 'The line has no custom_id that batch-out wrote.'
  const error = valueAt(value, 'error', 'message')
  if (typeof error === 'string') return `The request failed: ${error}`
  const status = valueAt(value, 'response', 'status_code')
  const body = valueAt(value, 'response', 'body')
  if (!isJsonObject(body)) return `The result has no response.body, but ${typeName(body)}.`
  if (status !== 200) return `The request failed with status ${JSON.stringify(status ?? null)}: ${reasonIn(body)}`
  const reply = (body['object'] === 'response' ? responses : chatCompletions).read(body)
  return reply.kind === 'server' ? reply.message : { key, reply }
}

function reasonIn(body: Json): string {
  const message = valueAt(body, 'error', 'message')
  return typeof message === 'string' ? message : 'it does not say why.'
}
