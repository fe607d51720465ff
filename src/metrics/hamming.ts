import { codePoints } from './code-points.ts'
import type { Metric } from './metric.ts'

/**
 * The share of places, out of the longer length in code points, where both texts have the same symbol.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws: texts of different lengths are compared as if the shorter one were filled up with symbols that match nothing.
 *
 * Authority: rapidfuzz 3.10.1, `distance.Hamming.normalized_similarity(candidate, reference)`. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function hamming(candidate: string, reference: string): number {
  const a = codePoints(candidate)
  const b = codePoints(reference)
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  let different = longer
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] === b[i]) different--
  return 1 - different / longer
}

/** `hamming` as a variant of `fuzzy_match`. */
export const hammingMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'hamming',
  name: 'hamming',
  summary: 'The share of places where both texts have the same symbol.',
  authority: 'rapidfuzz 3.10.1, distance.Hamming.normalized_similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: hamming,
}
