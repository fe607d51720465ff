/* oxlint-disable typescript/no-non-null-assertion -- reads stay between `start` and `end` */
import { isPythonWord } from './python-characters.ts'
import { codePointAt, utf8Length } from './utf8.ts'

/**
 * Where the contractions in a piece of text are cut (can|not, d|'ye, gim|me, gon|na, got|ta, lem|me, more|'n, wan|na,
 * 't|is, 't|was, in any case), before and after each as well.
 */
export function contractionCuts(bytes: Uint8Array, start: number, end: number): readonly number[] {
  let cuts: number[] | undefined
  let inside = false
  for (let i = start; i < end; i += utf8Length(bytes[i]!)) {
    const byte = bytes[i]!
    const isWord = byte < 0x80 ? isPythonWord(byte) : isPythonWord(codePointAt(bytes, i))
    if (isWord && !inside) {
      const found = contractionAt(bytes, i, end)
      if (found !== undefined) (cuts ??= []).push(i, ...found)
    }
    inside = isWord
  }
  if (cuts === undefined && bytes[start] !== 0x27) return none
  return withTisAndTwas(bytes, start, end, cuts ?? none)
}

const none: readonly number[] = []

/** The two parts of each. */
const contractions: readonly (readonly [first: string, second: string])[] = [
  ['can', 'not'],
  ['d', "'ye"],
  ['gim', 'me'],
  ['gon', 'na'],
  ['got', 'ta'],
  ['lem', 'me'],
  ['more', "'n"],
  ['wan', 'na'],
]

/** The middle and the end of the contraction that starts at this start of a word. */
function contractionAt(bytes: Uint8Array, at: number, end: number): readonly [number, number] | undefined {
  for (const [first, second] of contractions) {
    const middle = afterText(bytes, at, end, first)
    if (middle < 0) continue
    const stop = afterText(bytes, middle, end, second)
    if (stop < 0) continue
    // "wanna" is cut before white space only, the others at the end of a word.
    if (first === 'wan' ? stop === end : isWordEnd(bytes, stop, end)) return [middle, stop]
  }
  return undefined
}

/** These two are cut at the start of a piece only; the rules for them run last, one after the other. */
function withTisAndTwas(bytes: Uint8Array, start: number, end: number, cuts: readonly number[]): readonly number[] {
  let all = cuts
  for (const second of ['is', 'was']) {
    const added: number[] = []
    for (const from of [start, ...all]) {
      const middle = afterText(bytes, from, end, "'t")
      const stop = middle < 0 ? -1 : afterText(bytes, middle, end, second)
      if (stop >= 0 && isWordEnd(bytes, stop, end)) added.push(middle, stop)
    }
    if (added.length > 0) all = [...all, ...added].toSorted((a, b) => a - b)
  }
  return all
}

/** The end of `text` (lower case) if it stands at `at` in any case, else -1. */
function afterText(bytes: Uint8Array, at: number, end: number, text: string): number {
  let i = at
  for (let k = 0; k < text.length; k++) {
    if (i >= end) return -1
    const expected = text.charCodeAt(k)
    const byte = bytes[i]!
    if (byte < 0x80) {
      if (byte !== expected && (byte < 0x41 || byte > 0x5a || (byte | 0x20) !== expected)) return -1
      i++
    } else {
      // Python's IGNORECASE lets U+0130 and U+0131 pass for an i and U+017F for an s.
      const point = codePointAt(bytes, i)
      const letter = point === 0x130 || point === 0x131 ? 0x69 : point === 0x17f ? 0x73 : 0
      if (letter !== expected) return -1
      i += 2
    }
  }
  return i
}

function isWordEnd(bytes: Uint8Array, at: number, end: number): boolean {
  return at >= end || !isPythonWord(codePointAt(bytes, at))
}
