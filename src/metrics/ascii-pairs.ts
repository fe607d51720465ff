/* oxlint-disable typescript/no-non-null-assertion -- bytes are read below their count, and are below 128 */
/** ASCII texts as bytes; the memory is often longer than the text. */
export interface AsciiText {
  bytes: Uint8Array
  length: number
}

/** Reads a text where all its symbols are ASCII; `false` where they are not. */
export function readAscii(text: string, into: AsciiText): boolean {
  const { length } = text
  if (into.bytes.length < length || (into.bytes.length > keptRoom && length <= keptRoom)) {
    into.bytes = new Uint8Array(Math.max(keptRoom, length))
  }
  const { read, written } = encoder.encodeInto(text, into.bytes)
  into.length = written
  // Any other symbol takes more bytes than code units.
  return read === length && written === length
}

/** Two texts to read into, shared: what they hold is the caller's until the next call. */
export function asciiPair(): { readonly a: AsciiText; readonly b: AsciiText } {
  shared ??= { a: { bytes: new Uint8Array(keptRoom), length: 0 }, b: { bytes: new Uint8Array(keptRoom), length: 0 } }
  return shared
}

/** How many pairs of neighbours two texts have in common, repeats counted. */
export function commonAsciiPairs(a: AsciiText, b: AsciiText): number {
  counts ??= new Int32Array(128 * 128)
  const table = counts
  const inB = b.bytes
  for (let i = 1, before = inB[0]! << 7; i < b.length; i++) {
    const symbol = inB[i]!
    table[before | symbol]!++
    before = symbol << 7
  }
  const inA = a.bytes
  let common = 0
  for (let i = 1, before = inA[0]! << 7; i < a.length; i++) {
    const symbol = inA[i]!
    const left = table[before | symbol]!
    if (left > 0) {
      table[before | symbol] = left - 1
      common++
    }
    before = symbol << 7
  }
  for (let i = 1, before = inB[0]! << 7; i < b.length; i++) {
    const symbol = inB[i]!
    table[before | symbol] = 0
    before = symbol << 7
  }
  return common
}

const keptRoom = 8192
const encoder = /* @__PURE__ */ new TextEncoder()
let shared: { readonly a: AsciiText; readonly b: AsciiText } | undefined
/** By pair; all 0 between calls. */
let counts: Int32Array | undefined
