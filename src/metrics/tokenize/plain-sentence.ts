/* oxlint-disable typescript/no-non-null-assertion -- bytes are read below the length */
import { leadingBytes, type TokenBuffer } from './token-buffer.ts'

/**
 * Where the one sentence of an ASCII text ends, the spaces after it left out, if it can be told without Punkt: there is no
 * mark that may end a sentence but for the last character, and no control character below the space. Else -1.
 */
export function plainSentenceEnd({ bytes, view, length }: TokenBuffer): number {
  let end = length
  while (end > 0 && bytes[end - 1] === 0x20) end--
  if (end > 0 && bytes[end - 1]! < 0x20) return -1
  for (let i = 0; i < end - 1; i += 4) {
    const four = view.getInt32(i + leadingBytes, true)
    // Bit 6 of each byte that has it not, and is no space: all marks and controls are among them, and no letter is.
    const others = ~four & 0x40404040 & (((four ^ 0x20202020) + 0x7f7f7f7f) >>> 1)
    if (others !== 0 && hasMark(bytes, i, i + 4 < end - 1 ? i + 4 : end - 1)) return -1
  }
  return end
}

function hasMark(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (byte < 0x20 || byte === 0x2e || byte === 0x3f || byte === 0x21) return true
  }
  return false
}
