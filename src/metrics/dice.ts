import { compareTwoStrings } from 'string-similarity'
import type { Metric } from './metric.ts'

/**
 * Dice's coefficient of the pairs of neighbouring UTF-16 code units, without whitespace, as the npm package
 * `string-similarity` has it.
 *
 * Range 0..1. Symmetric. Identical texts score 1, also those that differ in whitespace only, and two empty ones; texts of
 * less than two units score 0 against any other. Never throws.
 *
 * Authority: npm `string-similarity` 4.0.4, `compareTwoStrings(candidate, reference)`: the package itself. `diceMultiset`
 * is the definition without its peculiarities.
 */
export function dice(candidate: string, reference: string): number {
  return compareTwoStrings(candidate, reference)
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
