/* oxlint-disable typescript/no-non-null-assertion -- bytes are read below their count */
import { compareTwoStrings } from 'string-similarity'
import { type AsciiText, asciiPair, commonAsciiPairs, readAscii } from './ascii-pairs.ts'
import type { Metric } from './metric.ts'

/**
 * Dice's coefficient of the pairs of neighbouring UTF-16 code units, without whitespace, as the npm package
 * `string-similarity` has it.
 *
 * Range 0..1. Symmetric. Identical texts score 1, also those that differ in whitespace only, and two empty ones; texts of
 * less than two units score 0 against any other. Never throws.
 *
 * Authority: npm `string-similarity` 4.0.4, `compareTwoStrings(candidate, reference)`: the package itself, but for pairs
 * of ASCII texts, which take a faster way to the same numbers. `diceMultiset` is the definition without its
 * peculiarities.
 */
export function dice(candidate: string, reference: string): number {
  const { a, b } = asciiPair()
  if (!readAscii(candidate, a) || !readAscii(reference, b)) return compareTwoStrings(candidate, reference)
  dropWhitespace(a)
  dropWhitespace(b)
  if (isEqual(a, b)) return 1
  if (a.length < 2 || b.length < 2) return 0
  return (2 * commonAsciiPairs(a, b)) / (a.length + b.length - 2)
}

/** `dice` as a variant of `fuzzy_match`. */
export const diceMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'dice',
  name: 'dice',
  summary: 'The pairs of neighbouring code units, without whitespace, that both texts have.',
  authority: 'npm string-similarity 4.0.4, compareTwoStrings(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: dice,
}

/** Deletes what `\s` stands for within ASCII. */
function dropWhitespace(text: AsciiText): void {
  const { bytes, length } = text
  let kept = 0
  for (let i = 0; i < length; i++) {
    const symbol = bytes[i]!
    bytes[kept] = symbol
    if (symbol > 0x20 || (symbol !== 0x20 && (symbol < 0x09 || symbol > 0x0d))) kept++
  }
  text.length = kept
}

function isEqual(a: AsciiText, b: AsciiText): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a.bytes[i] !== b.bytes[i]) return false
  return true
}
