import { EmbedderError } from '../../core/errors.ts'
import type { Embedder } from '../../core/ports.ts'
import { embeddingFingerprint } from '../cassette/fingerprint.ts'
import type { CallCounts } from './call-account.ts'
import { InFlight } from './in-flight.ts'
import type { MeteredAttempt, Perform } from './perform.ts'
import { textTokens } from './token-usage.ts'

type Vectors = readonly ArrayLike<number>[]

/** An embedder that is asked within limits; texts that are under way are not sent again. */
export function limitedEmbedder(live: Embedder, perform: Perform, counts: CallCounts): Embedder {
  const underWay = new InFlight<Vectors>(counts)
  return {
    id: live.id,
    embed(texts, options = {}) {
      const { signal } = options
      const ask = async (): Promise<MeteredAttempt<Vectors>> => {
        try {
          const vectors = await live.embed(texts, options)
          return { settle: () => vectors, isFailure: false }
        } catch (error) {
          if (!(error instanceof EmbedderError)) throw error
          const settle = (): never => {
            counts.failures++
            throw error
          }
          return { settle, isFailure: true, retry: error.retry }
        }
      }
      const input = textTokens(texts.reduce((sum, text) => sum + text.length, 0))
      const call = { model: live.id, estimate: { input, cachedInput: 0, output: 0 }, signal }
      return underWay.share(embeddingFingerprint(live.id, JSON.stringify(texts)), signal, () => perform(call, ask))
    },
  }
}
