/* oxlint-disable typescript/no-non-null-assertion -- places stay below the length of the text */
import { codePoints } from './code-points.ts'
import type { Metric } from './metric.ts'

/**
 * Dice's coefficient of the pairs of neighbouring code points, repeats counted: twice the pairs in common out of the
 * pairs of both texts. Spaces and case count.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; texts of less than two symbols score 0 against
 * any other. Never throws.
 *
 * Authority: L. R. Dice, "Measures of the amount of ecologic association between species", 1945, on multisets. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function diceMultiset(candidate: string, reference: string): number {
  if (candidate === reference) return 1
  const counts = new Map<number, number>()
  const candidatePairs = pairs(codePoints(candidate))
  const referencePairs = pairs(codePoints(reference))
  if (candidatePairs.length + referencePairs.length === 0) return 0
  for (const pair of referencePairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of candidatePairs) {
    const left = counts.get(pair) ?? 0
    if (left === 0) continue
    counts.set(pair, left - 1)
    common++
  }
  return (2 * common) / (candidatePairs.length + referencePairs.length)
}

/** `diceMultiset` as a variant of `fuzzy_match`. */
export const diceMultisetMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'dice_multiset',
  name: 'diceMultiset',
  summary: 'The pairs of neighbouring symbols that both texts have, repeats counted.',
  authority: 'Dice coefficient of the multisets of code point pairs',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: diceMultiset,
}

/** Each pair as one number. */
function pairs(points: Int32Array): Float64Array {
  const numbers = new Float64Array(Math.max(0, points.length - 1))
  for (let i = 0; i < numbers.length; i++) numbers[i] = points[i]! * 0x110000 + points[i + 1]!
  return numbers
}
