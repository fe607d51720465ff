/* oxlint-disable typescript/no-non-null-assertion -- symbols are read below the length of their text */
import { newSymbols, type Symbols } from './symbols.ts'

/** A text and its words in one order or another: where each starts and ends. */
export interface Words extends Symbols {
  count: number
  starts: Int32Array
  ends: Int32Array
  isSorted: boolean
}

/** Room for one text after the other. */
export function newWords(): Words {
  const room = { count: 0, starts: new Int32Array(keptWords), ends: new Int32Array(keptWords), isSorted: false }
  return { ...newSymbols(), ...room }
}

/**
 * Finds the words of a text as rapidfuzz's token metrics take them: split at whitespace, repeats kept. A text without a
 * symbol above U+00FF splits at U+0009-D and U+001C-20 only, any other also at U+0085, U+00A0 and the spaces above: so
 * does rapidfuzz, which looks at the width of the string in memory.
 */
export function splitWords(text: Words): void {
  const { points, length } = text
  const most = (length >> 1) + 1
  if (text.starts.length < most || (text.starts.length > keptWords && most <= keptWords)) {
    text.starts = new Int32Array(Math.max(keptWords, most))
    text.ends = new Int32Array(Math.max(keptWords, most))
  }
  const { starts, ends } = text
  let widest = 0
  for (let i = 0; i < length; i++) widest |= points[i]!
  const isWide = widest > 0xff
  let count = 0
  let start = -1
  for (let i = 0; i < length; i++) {
    const point = points[i]!
    const isBlank = point <= 0x20 ? isNarrowBlank(point) : isWide && point >= 0x85 && isWideBlank(point)
    if (!isBlank) {
      if (start < 0) start = i
    } else if (start >= 0) {
      starts[count] = start
      ends[count++] = i
      start = -1
    }
  }
  if (start >= 0) {
    starts[count] = start
    ends[count++] = length
  }
  text.count = count
  text.isSorted = false
}

/** Writes the words of a text, in their order and with a space between two. */
export function joinWords({ points, count, starts, ends }: Words, into: Symbols): void {
  let length = 0
  for (let word = 0; word < count; word++) {
    if (word > 0) into.points[length++] = 0x20
    for (let i = starts[word]!; i < ends[word]!; i++) into.points[length++] = points[i]!
  }
  into.length = length
}

const keptWords = 4097

function isNarrowBlank(point: number): boolean {
  return point >= 0x1c || (point >= 0x09 && point <= 0x0d)
}

function isWideBlank(point: number): boolean {
  if (point < 0x2000) return point === 0x85 || point === 0xa0 || point === 0x1680
  if (point <= 0x200a) return true
  return point === 0x2028 || point === 0x2029 || point === 0x202f || point === 0x205f || point === 0x3000
}
