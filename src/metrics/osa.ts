/* oxlint-disable typescript/no-non-null-assertion -- rows are one longer than `b`, and read up to its length */
import type { Metric } from './metric.ts'
import { trimmedPoints } from './trimmed-points.ts'

/**
 * 1 less the optimal string alignment distance out of the longer length: as `levenshtein`, but two neighbours that
 * changed places are one edit, if nothing else is edited there.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws. Time grows with the product of the lengths, memory with their sum.
 *
 * Authority: rapidfuzz 3.10.1, `distance.OSA.normalized_similarity(candidate, reference)`. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function osa(candidate: string, reference: string): number {
  if (candidate === reference) return 1
  const { a, b, longer } = trimmedPoints(candidate, reference)
  return 1 - alignmentDistance(a, b) / longer
}

/** The optimal string alignment distance of two texts, in code points. */
export function osaDistance(candidate: string, reference: string): number {
  const { a, b } = trimmedPoints(candidate, reference)
  return alignmentDistance(a, b)
}

/** `osa` as a variant of `fuzzy_match`. */
export const osaMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'osa',
  name: 'osa',
  summary: 'As levenshtein, with two exchanged neighbours as one edit where nothing else is edited.',
  authority: 'rapidfuzz 3.10.1, distance.OSA.normalized_similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: osa,
}

function alignmentDistance(a: Int32Array, b: Int32Array): number {
  let beforeLast = new Int32Array(b.length + 1)
  let last = Int32Array.from({ length: b.length + 1 }, (_, j) => j)
  let row = new Int32Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    const symbol = a[i - 1]
    row[0] = i
    let left = i
    let diagonal = i - 1
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1]
      const above = last[j]!
      let value = symbol === other ? diagonal : Math.min(left, above, diagonal) + 1
      if (i > 1 && j > 1 && symbol === b[j - 2] && a[i - 2] === other) value = Math.min(value, beforeLast[j - 2]! + 1)
      row[j] = value
      left = value
      diagonal = above
    }
    const spare = beforeLast
    beforeLast = last
    last = row
    row = spare
  }
  return last[b.length]!
}
