/* oxlint-disable typescript/no-non-null-assertion -- bytes are read below `length` */
import { nistSets, nonNumber, punctuation, space, symbol } from './nist-sets.ts'
import { TokenBuffer } from './token-buffer.ts'
import { codePointAt, utf8Length } from './utf8.ts'

/**
 * The tokens of a text as NLTK 3.9.1 gives them with `NISTTokenizer().international_tokenize`, whose set of numbers is
 * in truth one of non-numbers. Linear in the length of the text. Goldens in fixtures/parity/tokenize.jsonl.
 */
export function tokenizeNistInternational(text: string): string[] {
  const buffer = new TokenBuffer()
  loadNist(buffer, text)
  return buffer.toStrings()
}

/** Loads a text into the buffer, entities resolved, and adds its tokens. */
export function loadNist(buffer: TokenBuffer, text: string): void {
  buffer.load(withoutMarkup(text))
  scanNist(buffer)
}

function withoutMarkup(text: string): string {
  const line = text.replaceAll('<skipped>', '').replaceAll('\u2028', ' ')
  if (!line.includes('&')) return line
  return entities.reduce((resolved, [entity, character]) => resolved.replaceAll(entity, character), line)
}

/** In this order: the ampersand comes last, so that nothing is resolved twice. */
const entities: readonly (readonly [entity: string, character: string])[] = [
  ['&gt;', '>'],
  ['&lt;', '<'],
  ['&apos;', "'"],
  ['&quot;', '"'],
  ['&#124;', '|'],
  ['&#91;', '['],
  ['&#93;', ']'],
  ['&amp;', '&'],
]

/**
 * NLTK puts spaces around runs of ASCII, then takes pairs (non-number, punctuation) and sets the second off on both
 * sides, then pairs (punctuation, non-number) that are still together, then sets off symbols. A pair is decided with one
 * character of foresight, and its second character begins no pair for the same rule.
 */
function scanNist(buffer: TokenBuffer): void {
  const { bytes, length } = buffer
  const sets = nistSets()
  let from = 0
  let isSecondOfFirstRule = false
  let isSecondOfSecondRule = false
  let isCutBefore = false
  let nextSet = length > 0 ? setAt(bytes, 0, sets) : 0
  for (let i = 0; i < length; ) {
    const byte = bytes[i]!
    const set = nextSet
    const stop = i + utf8Length(byte)
    nextSet = stop < length ? setAt(bytes, stop, sets) : 0
    const isJoined = stop < length && byte < 0x80 === bytes[stop]! < 0x80
    const isFirstPair: boolean =
      isJoined && !isSecondOfFirstRule && (set & nonNumber) !== 0 && (nextSet & punctuation) !== 0
    const isCutByFirst = !isJoined || isFirstPair || isSecondOfFirstRule
    const isSecondPair: boolean =
      !isCutByFirst && !isSecondOfSecondRule && (set & punctuation) !== 0 && (nextSet & nonNumber) !== 0
    const isSpace = (set & space) !== 0
    const isAlone = isSpace || (set & symbol) !== 0
    if (isCutBefore || isSecondPair || isAlone) {
      buffer.push(from, i)
      from = i
    }
    if (isSpace) from = stop
    isCutBefore = isCutByFirst || isSecondPair || isAlone
    isSecondOfFirstRule = isFirstPair
    isSecondOfSecondRule = isSecondPair
    i = stop
  }
  buffer.push(from, length)
}

/** The sets of the character at `index`, white space among them; those beyond the BMP are in none. */
function setAt(bytes: Uint8Array, index: number, sets: Uint8Array): number {
  const byte = bytes[index]!
  if (byte < 0x80) return sets[byte]!
  const point = codePointAt(bytes, index)
  return point < 0x10000 ? sets[point]! : 0
}
