import { jaroScore } from './jaro-score.ts'
import type { Metric } from './metric.ts'
import { readPair } from './symbol-pair.ts'
import { sharedStart } from './shared-start.ts'
import { shortJaro } from './short-jaro.ts'

/**
 * Jaro similarity: the mean of three shares: the symbols of either text that have a match in the other nearby (within
 * half the longer length), and the matches that stand in the same order.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws. Symbols are code points; time and memory grow with the lengths.
 *
 * Authority: rapidfuzz 3.10.1, `distance.Jaro.similarity(candidate, reference)`. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function jaro(candidate: string, reference: string): number {
  if (candidate === reference) return 1
  const short = shortJaro(candidate, reference)
  if (short >= 0) return short
  const pair = readPair(candidate, reference)
  return jaroScore(pair, sharedStart(pair))
}

/** `jaro` as a variant of `fuzzy_match`. */
export const jaroMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'jaro',
  name: 'jaro',
  summary: 'The symbols of both texts that match nearby, and how many of them keep their order.',
  authority: 'rapidfuzz 3.10.1, distance.Jaro.similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: jaro,
}
