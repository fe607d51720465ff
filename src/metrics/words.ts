/* oxlint-disable typescript/no-non-null-assertion -- symbols are read below the length of their text */
import { newSymbols, type Symbols } from './symbols.ts'

/** A text and its words: where each starts and ends. */
export interface Words extends Symbols {
  count: number
  starts: Int32Array
  ends: Int32Array
  /** The bits that any symbol of the text has. */
  bits: number
  /** The words in the order of their code points, once they are sorted. */
  order: Int32Array
  isSorted: boolean
}

/** Room for one text after the other. */
export function newWords(): Words {
  return { ...newSymbols(), ...wordRoom(keptWords), count: 0, bits: 0, isSorted: false }
}

/**
 * Finds the words of a text as rapidfuzz's token metrics take them: split at whitespace, repeats kept. A text without a
 * symbol above U+00FF splits at U+0009-D and U+001C-20 only, any other also at U+0085, U+00A0 and the spaces above: so
 * does rapidfuzz, which looks at the width of the string in memory.
 */
export function splitWords(text: Words): void {
  const most = (text.length >> 1) + 1
  const room = text.starts.length
  if (room < most || (room > keptWords && most <= keptWords)) Object.assign(text, wordRoom(Math.max(keptWords, most)))
  text.isSorted = false
  // Whether a text is wide is known at its end only; few are, and these are read once more.
  if (splitAtBlanks(text, false) > 0xff) splitAtBlanks(text, true)
}

const keptWords = 4097

function wordRoom(size: number): Pick<Words, 'starts' | 'ends' | 'order'> {
  return { starts: new Int32Array(size), ends: new Int32Array(size), order: new Int32Array(size) }
}

/** Gives the bits that any symbol has. */
function splitAtBlanks(text: Words, isWide: boolean): number {
  const { points, length, starts, ends } = text
  let bits = 0
  let count = 0
  let isOpen = false
  for (let i = 0; i < length; i++) {
    const point = points[i]!
    bits |= point
    const isBlank = point <= 0x20 ? isNarrowBlank(point) : isWide && point >= 0x85 && isWideBlank(point)
    if (isBlank === !isOpen) continue
    if (isBlank) ends[count++] = i
    else starts[count] = i
    isOpen = !isOpen
  }
  if (isOpen) ends[count++] = length
  text.count = count
  text.bits = bits
  return bits
}

function isNarrowBlank(point: number): boolean {
  return point >= 0x1c || (point >= 0x09 && point <= 0x0d)
}

function isWideBlank(point: number): boolean {
  if (point < 0x2000) return point === 0x85 || point === 0xa0 || point === 0x1680
  if (point <= 0x200a) return true
  return point === 0x2028 || point === 0x2029 || point === 0x202f || point === 0x205f || point === 0x3000
}
