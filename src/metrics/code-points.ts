/* oxlint-disable typescript/no-non-null-assertion -- bytes are read below `written`, which ends at a whole character */
/** The code points of a text as numbers; a surrogate without its partner is a symbol of its own, as in Python. */
export function codePoints(text: string): Int32Array {
  const symbols = new Int32Array(text.length)
  return symbols.subarray(0, writeCodePoints(text, symbols))
}

/** Writes the code points into an array with room for `text.length` numbers, and gives their count. */
export function writeCodePoints(text: string, into: Int32Array): number {
  if (text.length < encoderFrom) return fromUnits(text, into)
  const room = text.length * 3
  if (room <= sharedRoom) return fromUtf8(text, (sharedBytes ??= new Uint8Array(sharedRoom)), into)
  return fromUtf8(text, new Uint8Array(room), into)
}

// Reading a string by units costs a few nanoseconds each; from this length on the platform's encoder is faster.
const encoderFrom = 24
const sharedRoom = 24576
const encoder = /* @__PURE__ */ new TextEncoder()
let sharedBytes: Uint8Array | undefined

function fromUtf8(text: string, bytes: Uint8Array, into: Int32Array): number {
  const { written } = encoder.encodeInto(text, bytes)
  if (written === text.length) {
    for (let i = 0; i < written; i++) into[i] = bytes[i]!
    return written
  }
  let count = 0
  for (let i = 0; i < written; count++) {
    const byte = bytes[i]!
    if (byte < 0x80) {
      into[count] = byte
      i++
    } else if (byte < 0xe0) {
      into[count] = ((byte & 0x1f) << 6) | (bytes[i + 1]! & 0x3f)
      i += 2
    } else if (byte < 0xf0) {
      const symbol = ((byte & 0x0f) << 12) | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f)
      // The encoder writes U+FFFD for a lone surrogate: only the units can tell the two apart.
      if (symbol === 0xfffd) return fromUnits(text, into)
      into[count] = symbol
      i += 3
    } else {
      const high = ((byte & 0x07) << 18) | ((bytes[i + 1]! & 0x3f) << 12)
      into[count] = high | ((bytes[i + 2]! & 0x3f) << 6) | (bytes[i + 3]! & 0x3f)
      i += 4
    }
  }
  return count
}

function fromUnits(text: string, into: Int32Array): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if ((unit & 0xfc00) === 0xd800) {
      const next = text.charCodeAt(i + 1)
      if ((next & 0xfc00) === 0xdc00) {
        into[count++] = 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff)
        i++
        continue
      }
    }
    into[count++] = unit
  }
  return count
}
