import { codePoints } from './code-points.ts'
import type { Metric } from './metric.ts'
import { commonStart } from './trimmed-points.ts'

/**
 * How many code points both texts share at the start, out of the longer length.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws.
 *
 * Authority: rapidfuzz 3.10.1, `distance.Prefix.normalized_similarity(candidate, reference)`. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function prefix(candidate: string, reference: string): number {
  if (candidate === reference) return 1
  const a = codePoints(candidate)
  const b = codePoints(reference)
  const longer = Math.max(a.length, b.length)
  // Through the distance, as rapidfuzz: the plain quotient differs in last digits.
  return 1 - (longer - commonStart(a, b)) / longer
}

/** `prefix` as a variant of `fuzzy_match`. */
export const prefixMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'prefix',
  name: 'prefix',
  summary: 'The common start of both texts out of the longer text.',
  authority: 'rapidfuzz 3.10.1, distance.Prefix.normalized_similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: prefix,
}
