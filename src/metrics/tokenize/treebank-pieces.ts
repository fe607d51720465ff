/* oxlint-disable typescript/no-non-null-assertion -- reads stay between `start` and `end` */
import { contractionCuts } from './contractions.ts'
import { leadingBytes, type TokenBuffer } from './token-buffer.ts'

/** Adds a piece of ASCII letters, digits and underscores: one token, unless it is a contraction such as "cannot". */
export function pushWord(buffer: TokenBuffer, start: number, end: number): void {
  if (mayBeContraction(buffer, start, end)) pushPart(buffer, start, end)
  else buffer.push(start, end)
}

/**
 * By two letters and the length: c...o. of "cannot"; g..m., g..n., g..t., l..m., w..n. of "gimme", "gonna", "gotta", "lemme",
 * "wanna". As sets of bits without a branch, since none of the three can be predicted. The sets are of numbers below 32, so
 * that other words may pass too.
 */
function mayBeContraction({ bytes, view }: TokenBuffer, start: number, end: number): boolean {
  const first = bytes[start]!
  // Through the view, since a single letter at the start of the text has nothing before it.
  const beforeLast = view.getUint8(end - 2 + leadingBytes)
  const length = end - start
  const likeCannot = (cLetter >>> first) & (oLetter >>> beforeLast) & ((1 << 6) >>> length)
  const likeGonna = (glwLetters >>> first) & (mntLetters >>> beforeLast) & ((1 << 5) >>> length)
  return ((likeCannot | likeGonna) & 1) !== 0
}

/** Bit n for the n-th letter of the alphabet, in either case. */
const cLetter = 0x8
const oLetter = 0x8000
const glwLetters = 0x801080
const mntLetters = 0x106000

/**
 * Adds a piece that may have apostrophes, full stops, hyphens: splits off 's, n't and their like, then contractions.
 * If the space after it is an early one, a final apostrophe is split off before that, so that "James's'" loses both.
 */
export function pushPiece(buffer: TokenBuffer, start: number, end: number, isEarly: boolean): void {
  const { bytes } = buffer
  const stop = isEarly && bytes[end - 1] === 0x27 && isSplitBefore(bytes, start, end - 1) ? end - 1 : end
  const owner = possessive(bytes, start, stop)
  const clitic = cliticStart(bytes, start, owner)
  if (clitic === end) pushPart(buffer, start, end)
  else {
    pushPart(buffer, start, clitic)
    pushPart(buffer, clitic, owner)
    pushPart(buffer, owner, stop)
    buffer.push(stop, end)
  }
}

/** Adds what lies between two spaces, cut at its contractions. */
function pushPart(buffer: TokenBuffer, start: number, end: number): void {
  let from = start
  if (end - start >= 4) {
    for (const cut of contractionCuts(buffer.bytes, start, end)) {
      buffer.push(from, cut)
      from = cut
    }
  }
  buffer.push(from, end)
}

/** Where a final 's, 'm, 'd (either case) or bare apostrophe starts, or `end`. */
function possessive(bytes: Uint8Array, start: number, end: number): number {
  const last = bytes[end - 1]!
  if (last === 0x27) return isSplitBefore(bytes, start, end - 1) ? end - 1 : end
  const lower = last | 0x20
  const isLetter = last >= 0x41 && (lower === 0x73 || lower === 0x6d || lower === 0x64)
  return isLetter && bytes[end - 2] === 0x27 && isSplitBefore(bytes, start, end - 2) ? end - 2 : end
}

/** Where a final 'll, 're, 've or n't (all lower or all upper case) starts, or `end`. */
function cliticStart(bytes: Uint8Array, start: number, end: number): number {
  const at = end - 3
  if (!isSplitBefore(bytes, start, at)) return end
  const last = bytes[end - 1]!
  // One case for both letters: bit 0x20 is the same.
  if (bytes[at] === 0x27) {
    const beforeLast = bytes[end - 2]!
    if ((last & 0x20) !== (beforeLast & 0x20)) return end
    const pair = ((beforeLast | 0x20) << 8) | (last | 0x20)
    return last >= 0x41 && beforeLast >= 0x41 && (pair === 0x6c6c || pair === 0x7265 || pair === 0x7665) ? at : end
  }
  const isNegation =
    bytes[at + 1] === 0x27 && ((bytes[at] === 0x6e && last === 0x74) || (bytes[at] === 0x4e && last === 0x54))
  return isNegation ? at : end
}

/** Whether something that is no apostrophe comes before `at` in the piece. */
function isSplitBefore(bytes: Uint8Array, start: number, at: number): boolean {
  return at > start && bytes[at - 1] !== 0x27
}
