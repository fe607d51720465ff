import { jaroScore } from './jaro-score.ts'
import type { Metric } from './metric.ts'
import { sharedStart } from './shared-start.ts'
import { readPair } from './symbol-pair.ts'

/**
 * `jaro`, raised for a common start: where it is above 0.7, each of the first four symbols in common closes a tenth of
 * what is missing to 1. (Many libraries raise it at any value.)
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws. Symbols are code points; time and memory grow with the lengths.
 *
 * Authority: rapidfuzz 3.10.1, `distance.JaroWinkler.similarity(candidate, reference)` with its default prefix
 * weight of 0.1. Goldens in fixtures/parity/distance.jsonl, exact.
 */
export function jaroWinkler(candidate: string, reference: string): number {
  if (candidate === reference) return 1
  const pair = readPair(candidate, reference)
  const start = sharedStart(pair)
  const similarity = jaroScore(pair, start)
  if (similarity <= 0.7) return similarity
  return Math.min(1, similarity + Math.min(4, start) * 0.1 * (1 - similarity))
}

/** `jaroWinkler` as a variant of `fuzzy_match`. */
export const jaroWinklerMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'jaro_winkler',
  name: 'jaroWinkler',
  summary: 'Jaro similarity, raised for up to four symbols in common at the start.',
  authority: 'rapidfuzz 3.10.1, distance.JaroWinkler.similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: jaroWinkler,
}
