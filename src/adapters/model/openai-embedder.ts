import { EmbedderError, GraderkitError } from '../../core/errors.ts'
import type { Embedder, PortOptions } from '../../core/ports.ts'
import { EmbeddingQueue } from './embedding-queue.ts'
import { readEmbeddings } from './read-embeddings.ts'
import { type OpenaiConnection, opener, secretsOf } from './openai-connection.ts'
import { postJson } from './post-json.ts'

/** Which model embeds, and how it is asked. */
export type EmbedderOptions = OpenaiConnection & {
  /** `text-embedding-3-large` when absent: the model that the dialect names for `cosine`. */
  readonly model?: string
  /** The most texts of one request; 256 when absent. */
  readonly batchSize?: number
  /** For the whole of one reply; 120,000 when absent. */
  readonly timeoutMs?: number
  /** The longest reply that is read, in bytes; 64,000,000 when absent. */
  readonly longestReply?: number
}

/**
 * Makes the port "embedding" from any OpenAI-compatible service: vectors of whatever length the model gives. Texts of calls
 * that are made at one time go out together, each once; one attempt for each request. Rejects with `EmbedderError`.
 * Loads the optional peer `openai` (5 to 7) when it is first used. Spec: section 1.2.
 */
export function openaiEmbedder(options: EmbedderOptions): Embedder {
  const { model = 'text-embedding-3-large', batchSize = 256, timeoutMs = 120_000, longestReply = 64_000_000 } = options
  const open = opener(options, longestReply)
  const limits = { timeoutMs, longest: longestReply, secrets: secretsOf(options) }

  async function request(texts: readonly string[], signal: AbortSignal): Promise<readonly Float64Array[]> {
    const client = await open().catch((error: unknown) => {
      throw error instanceof GraderkitError ? new EmbedderError(error.message) : error
    })
    // Vectors as numbers: many compatible services know no other form.
    const body = { model, input: texts, encoding_format: 'float' }
    const posted = await postJson(client, { path: '/embeddings', body, ...limits, signal })
    if (!posted.ok) throw new EmbedderError(posted.fault.message, posted.fault.retry)
    return readEmbeddings(posted.value, texts.length)
  }

  const queue = new EmbeddingQueue(request, batchSize)
  return { id: model, embed: (texts, { signal }: PortOptions = {}) => queue.embed(texts, signal) }
}
