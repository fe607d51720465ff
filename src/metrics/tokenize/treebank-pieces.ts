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
 * "wanna". By sets of bits, since none of the three can be predicted.
 */
function mayBeContraction({ bytes, view }: TokenBuffer, start: number, end: number): boolean {
  // Two bits for each length: 2 for five, 1 for six.
  const byLength = 0x1800 >>> (2 * (end - start))
  // Through the view, since a single letter at the start of the text has nothing before it.
  const beforeLast = view.getUint8(end - 2 + leadingBytes)
  return (firstLetters[bytes[start]!]! & lettersBeforeLast[beforeLast]! & byLength) !== 0
}

/** By letter in either case: 1 for "cannot", 2 for the others. */
const firstLetters = /* @__PURE__ */ letterSets('c', 'glw')
const lettersBeforeLast = /* @__PURE__ */ letterSets('o', 'mnt')

function letterSets(one: string, two: string): Uint8Array {
  const sets = new Uint8Array(256)
  for (const letter of one) sets[letter.charCodeAt(0)] = sets[letter.charCodeAt(0) - 0x20] = 1
  for (const letter of two) sets[letter.charCodeAt(0)] = sets[letter.charCodeAt(0) - 0x20] = 2
  return sets
}

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
