/* oxlint-disable typescript/no-non-null-assertion -- bytes are read below the end of the word */

/**
 * The hash of a word from its last twelve bytes as three integers and the hash of what is before them. Its high bits are the
 * good ones: the low bits of a product know nothing of the high bits of its factors.
 */
export function wordHash(last: number, middle: number, first: number, rest: number): number {
  return Math.imul(last, 0x9e3779b1) ^ Math.imul(middle, 0x85ebca77) ^ Math.imul(first, 0xc2b2ae3d) ^ rest
}

/** The hash of the beginning of a long word. */
export function restHash(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x5bd1e995)
  return hash
}

/** For a word of `length` bytes, 12 at most, at `3 * length`: masks for its last, middle and first four bytes. */
export function wordMasks(): Int32Array {
  return (masks ??= makeMasks())
}

let masks: Int32Array | undefined

function makeMasks(): Int32Array {
  const table = new Int32Array(39)
  for (let length = 0; length <= 12; length++) {
    for (let part = 0; part < 3; part++) {
      const bytes = Math.min(4, Math.max(0, length - 4 * part))
      // In little-endian order the bytes of the word are the high ones.
      table[length * 3 + part] = bytes === 0 ? 0 : -1 << (32 - 8 * bytes)
    }
  }
  return table
}
