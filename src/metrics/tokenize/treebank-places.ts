/* oxlint-disable typescript/no-non-null-assertion -- reads stay between `start` and `end` */
import { isPythonWord } from './python-characters.ts'
import { codePointAt, codePointBefore, utf8Length } from './utf8.ts'

/** « “ ‘ „: they get spaces before the rule for straight quotes looks for one. */
export function isOpeningQuote(point: number): boolean {
  return point === 0xab || point === 0x201c || point === 0x2018 || point === 0x201e
}

/** » ” ’: they may follow a final period. */
export function isClosingQuote(point: number): boolean {
  return point === 0xbb || point === 0x201d || point === 0x2019
}

/** The length of the run of periods at `i`, or 0 if there is one only. */
export function periodRun(bytes: Uint8Array, i: number, end: number): number {
  let stop = i + 1
  while (stop < end && bytes[stop] === 0x2e) stop++
  return stop - i > 1 ? stop - i : 0
}

/** Whether a straight quote here opens: after a space, after ( [ { <, after a quote that has got spaces. */
export function opensQuote(bytes: Uint8Array, start: number, i: number): boolean {
  const before = bytes[i - 1]!
  if (before >= 0x80) return isOpeningQuote(codePointAt(bytes, codePointBefore(bytes, i)))
  if (before === 0x22) return i - 1 === start
  return before === 0x20 || before === 0x28 || before === 0x5b || before === 0x7b || before === 0x3c || before === 0x60
}

/** Whether after an apostrophe comes a word of one character that is not the end of a contraction ('m 't 's 'd 'n). */
export function isQuotedLetter(bytes: Uint8Array, i: number, end: number): boolean {
  if (i >= end) return false
  const point = codePointAt(bytes, i)
  if (!isPythonWord(point) || /[mtsdn\u017f]/iu.test(String.fromCodePoint(point))) return false
  const after = i + utf8Length(bytes[i]!)
  return after >= end || !isPythonWord(codePointAt(bytes, after))
}
