import type { Cassette } from '../adapters/cassette/open-cassette.ts'
import { requestFingerprint } from '../adapters/cassette/fingerprint.ts'
import { CassetteMissError } from '../adapters/cassette/cassette-miss-error.ts'
import { NotAskedError } from '../adapters/judging/not-asked-error.ts'
import { noConcessions } from '../adapters/model/concessions.ts'
import type { ModelApi } from '../adapters/model/model-api.ts'
import type { ModelClient, ModelRequest } from '../core/ports.ts'
import type { BatchParts } from './batch-parts.ts'

/** Where the requests of a batch go, and what is known already. */
export interface BatchTarget {
  readonly api: ModelApi
  readonly parts: BatchParts
  readonly cassette: Cassette | undefined
}

/**
 * A model that is never asked: what the cassette has is replied, and every other request becomes a line of a batch, once,
 * with its fingerprint as `custom_id`. The line is that of OpenAI's Batch API, as its reference of 2026-08 has it.
 */
export function batchModel({ api, parts, cassette }: BatchTarget): ModelClient {
  const written = new Set<string>()
  const recorded = cassette?.model()
  const write = (key: string, request: ModelRequest): void => {
    if (written.has(key)) return
    written.add(key)
    const { body } = api.write(request, noConcessions)
    parts.add(request.model, JSON.stringify({ custom_id: key, method: 'POST', url: `/v1${api.path}`, body }))
  }
  return {
    async complete(request, options) {
      try {
        if (recorded !== undefined) return await recorded.complete(request, options)
      } catch (error) {
        if (!(error instanceof CassetteMissError)) throw error
      }
      write(requestFingerprint(request, options?.repeat), request)
      throw new NotAskedError('the request is written to a batch.')
    },
  }
}
