/* oxlint-disable typescript/no-non-null-assertion -- places stay inside the memory that was made for them */
import type { TokenStretch } from '../token-run.ts'
import type { TokenKernel } from './token-kernel.ts'

/** What `stripTokenLcs` gives, by the WebAssembly kernel: strips of four words of 63 bits. Memory is linear in both runs. */
export function kernelTokenLcs(kernel: TokenKernel, stretch: TokenStretch): number {
  const { pattern, text, start, end, textEnd, distinct } = stretch
  const length = textEnd - start
  // The rows of ids from -1 on, whose row is 0 forever.
  const rowOf = masksSize + 4 * length + 1
  const carries = rowOf + distinct
  const missing = carries + length - kernel.memory.buffer.byteLength
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / 65_536))
  const bytes = new Uint8Array(kernel.memory.buffer)
  new Int32Array(kernel.memory.buffer, masksSize, length).set(text.subarray(start, textEnd))
  bytes.fill(0, rowOf - 1, carries + length)
  let common = 0
  for (let strip = start; strip < end; strip += stripSize) {
    const stop = Math.min(end, strip + stripSize)
    setMasks({ bytes, rowOf, pattern, start: strip, end: stop })
    common += kernel.advance(masksSize, masksSize + 4 * length, rowOf, carries)
    for (let i = strip; i < stop; i++) bytes[rowOf + pattern[i]!] = 0
  }
  return common
}

const stripSize = 4 * 63
/** 253 rows of 32 bytes, and some bytes more. */
const masksSize = 8192

interface Strip {
  readonly bytes: Uint8Array
  readonly rowOf: number
  readonly pattern: Int32Array
  readonly start: number
  readonly end: number
}

function setMasks({ bytes, rowOf, pattern, start, end }: Strip): void {
  bytes.fill(0, 32, 32 * (end - start + 1))
  let rows = 0
  let word = 0
  let bit = 0
  for (let i = start; i < end; i++) {
    const at = rowOf + pattern[i]!
    let row = bytes[at]!
    if (row === 0) {
      rows++
      row = rows
      bytes[at] = row
    }
    bytes[32 * row + word + (bit >> 3)]! |= 1 << (bit & 7)
    bit++
    if (bit === 63) {
      bit = 0
      word += 8
    }
  }
}
