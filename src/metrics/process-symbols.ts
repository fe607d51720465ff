/* oxlint-disable typescript/no-non-null-assertion -- symbols are read below the length of their text */
import { isLetterOrNumber } from './letters-and-numbers.ts'
import type { Symbols } from './symbols.ts'

/** `defaultProcess` of a text in place: what is neither letter nor number a space, lower case, no space at either end. */
export function processSymbols(text: Symbols): void {
  const { points, length } = text
  let start = -1
  let end = 0
  for (let i = 0; i < length; i++) {
    const point = points[i]!
    const processed = point < 0x80 ? processAscii(point) : processPoint(point)
    points[i] = processed
    if (processed === space) continue
    if (start < 0) start = i
    end = i + 1
  }
  if (start > 0) points.copyWithin(0, start, end)
  text.length = start < 0 ? 0 : end - start
}

const space = 0x20

function processAscii(point: number): number {
  if (point >= 0x61) return point <= 0x7a ? point : space
  if (point >= 0x41) return point <= 0x5a ? point + 0x20 : space
  return point >= 0x30 && point <= 0x39 ? point : space
}

function processPoint(point: number): number {
  if (!isLetterOrNumber(point)) return space
  // The one letter whose lower case is two code points.
  return point === 0x130 ? 0x69 : (String.fromCodePoint(point).toLowerCase().codePointAt(0) ?? point)
}
