import { EmbedderError } from '../../core/errors.ts'
import { isJsonArray, type Json, type JsonObject } from '../../core/json.ts'
import { valueAt } from './post-json.ts'
import { failedBody } from './reply-account.ts'

/** The vectors of a reply in the order of the texts. Throws `EmbedderError` for one that lacks a vector or has a broken one. */
export function readEmbeddings(body: JsonObject, count: number): readonly Float64Array[] {
  const failed = failedBody(body)
  if (failed !== undefined && failed.kind !== 'text')
    throw new EmbedderError(failed.message, failed.kind === 'server' ? failed.retry : undefined)
  const data = valueAt(body, 'data')
  if (!isJsonArray(data)) throw new EmbedderError('The reply has no "data".')
  const vectors: (Float64Array | undefined)[] = Array.from({ length: count })
  for (const [place, entry] of data.entries()) {
    const index = valueAt(entry, 'index') ?? place
    if (typeof index !== 'number' || !(index in vectors))
      throw new EmbedderError(`The reply has a vector at ${JSON.stringify(index)}, and ${count} texts were sent.`)
    vectors[index] = vectorOf(valueAt(entry, 'embedding'), index)
  }
  return vectors.map((vector, index) => {
    if (vector === undefined) throw new EmbedderError(`The reply has no vector for text ${index + 1} of ${count}.`)
    return vector
  })
}

/** Numbers, or their bytes in base64 as little-endian 32-bit floats, which some services send unasked. */
function vectorOf(value: Json | undefined, index: number): Float64Array {
  if (typeof value === 'string') {
    const bytes = Uint8Array.from(atob(value), (sign) => sign.charCodeAt(0))
    const view = new DataView(bytes.buffer)
    return Float64Array.from({ length: bytes.length >> 2 }, (_, at) => view.getFloat32(at * 4, true))
  }
  const numbers: readonly Json[] = Array.isArray(value) ? value : []
  if (numbers.length === 0 || !numbers.every((number) => typeof number === 'number'))
    throw new EmbedderError(`The embedding of text ${index + 1} is no list of numbers.`)
  return Float64Array.from(numbers)
}
