/** The numbers of an embedding as text that gives them back to the last bit. */
export type VectorText = { readonly float32: string } | { readonly float64: string }

/** Base64 of little-endian floats: of four bytes when that loses nothing, as with most services, else of eight. */
export function vectorText(vector: ArrayLike<number>): VectorText {
  const isShort = Array.from(vector).every((value) => Object.is(Math.fround(value), value))
  const width = isShort ? 4 : 8
  const bytes = Buffer.alloc(vector.length * width)
  for (let index = 0; index < vector.length; index++) {
    const value = vector[index] ?? 0 // the index is below the length
    if (isShort) bytes.writeFloatLE(value, index * width)
    else bytes.writeDoubleLE(value, index * width)
  }
  const text = bytes.toString('base64')
  return isShort ? { float32: text } : { float64: text }
}

/** The numbers again; `undefined` for text that `vectorText` did not write. */
export function readVector(text: VectorText): Float64Array | undefined {
  const width = 'float32' in text ? 4 : 8
  const bytes = Buffer.from('float32' in text ? text.float32 : text.float64, 'base64')
  if (bytes.length % width !== 0) return undefined
  return Float64Array.from({ length: bytes.length / width }, (_, index) =>
    width === 4 ? bytes.readFloatLE(index * 4) : bytes.readDoubleLE(index * 8),
  )
}
