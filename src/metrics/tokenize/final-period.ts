/* oxlint-disable typescript/no-non-null-assertion -- reads stay between `start` and `end` */
import { isPythonWhitespace } from './python-whitespace.ts'
import { isClosingQuote } from './treebank-places.ts'
import { codePointAt, codePointBefore } from './utf8.ts'

/**
 * Where the period that ends a sentence is, or -1: only closers and spaces follow it, and something that is no period
 * comes before it. After the closers any white space may come.
 */
export function finalPeriod(bytes: Uint8Array, start: number, end: number): number {
  let i = end
  let isTrailing = true
  while (i > start) {
    const at = codePointBefore(bytes, i)
    const point = codePointAt(bytes, at)
    if (point === 0x2e) return at > start && bytes[at - 1] !== 0x2e ? at : -1
    isTrailing &&= isPythonWhitespace(point)
    if (!isTrailing && (!isCloser(point) || isOpening(bytes, start, at, end))) return -1
    i = at
  }
  return -1
}

/** ] ) } > " ' » ” ’ and the space. */
function isCloser(point: number): boolean {
  if (point >= 0x80) return isClosingQuote(point)
  return (
    point === 0x20 ||
    point === 0x22 ||
    point === 0x27 ||
    point === 0x29 ||
    point === 0x3e ||
    point === 0x5d ||
    point === 0x7d
  )
}

/** Whether a straight quote, or the first of two apostrophes, comes after a space: by then it is two backticks. */
function isOpening(bytes: Uint8Array, start: number, at: number, end: number): boolean {
  if (at === start || bytes[at - 1] !== 0x20) return false
  return bytes[at] === 0x22 || (bytes[at] === 0x27 && at + 1 < end && bytes[at + 1] === 0x27)
}
