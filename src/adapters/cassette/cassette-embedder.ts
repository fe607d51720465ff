import type { Embedder, PortOptions } from '../../core/ports.ts'
import { EmbedderError } from '../../core/errors.ts'
import { CassetteMissError } from './cassette-miss-error.ts'
import { embeddingFingerprint } from './fingerprint.ts'
import type { Tape } from './tape.ts'
import { readVector, vectorText } from './vector-text.ts'

type Vector = ArrayLike<number>

/** An embedder whose vectors come from a cassette first, text by text; what it lacks is asked in one call. */
export function cassetteEmbedder(tape: Tape, live: Embedder | string): Embedder {
  const id = typeof live === 'string' ? live : live.id
  return {
    id,
    async embed(texts, options): Promise<readonly Vector[]> {
      options?.signal?.throwIfAborted()
      const found = new Map<string, Vector>()
      for (const text of new Set(texts)) {
        const vector = recorded(tape, embeddingFingerprint(id, text))
        if (vector !== undefined) found.set(text, vector)
      }
      const missing = [...new Set(texts)].filter((text) => !found.has(text))
      if (missing.length > 0)
        for (const [text, vector] of await asked(tape, live, missing, options)) found.set(text, vector)
      return texts.map((text) => found.get(text) ?? [])
    },
  }
}

function recorded(tape: Tape, key: string): Vector | undefined {
  const entry = tape.lookUp(key)
  return entry !== undefined && 'vector' in entry ? readVector(entry.vector) : undefined
}

async function asked(
  tape: Tape,
  live: Embedder | string,
  texts: readonly string[],
  options: PortOptions | undefined,
): Promise<readonly (readonly [string, Vector])[]> {
  if (typeof live === 'string' || tape.mode === 'replay') {
    const id = typeof live === 'string' ? live : live.id
    throw new CassetteMissError(tape.reasons.ofText(id, texts[0] ?? ''))
  }
  const vectors = await live.embed(texts, options)
  if (vectors.length !== texts.length) {
    throw new EmbedderError(`${live.id} gave ${vectors.length} vectors for ${texts.length} texts.`)
  }
  return texts.map((text, index) => {
    const vector = vectors[index] ?? [] // there are as many as texts
    tape.add({ key: embeddingFingerprint(live.id, text), embedder: live.id, text, vector: vectorText(vector) })
    return [text, vector]
  })
}
