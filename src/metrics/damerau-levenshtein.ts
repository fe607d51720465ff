/* oxlint-disable typescript/no-non-null-assertion -- rows are one longer than `b`, and read up to its length */
import type { Metric } from './metric.ts'
import { trimmedPoints } from './trimmed-points.ts'

/**
 * 1 less the true Damerau-Levenshtein distance out of the longer length: as `levenshtein`, but two neighbours that
 * changed places are one edit, also when more was edited between them.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws. Time grows with the product of the lengths, memory with their sum.
 *
 * Authority: rapidfuzz 3.10.1, `distance.DamerauLevenshtein.normalized_similarity(candidate, reference)`. Method:
 * C. Zhao and S. Sahni, "String correction using the Damerau-Levenshtein distance", 2019. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function damerauLevenshtein(candidate: string, reference: string): number {
  if (candidate === reference) return 1
  const { a, b, longer } = trimmedPoints(candidate, reference)
  return 1 - damerauDistance(a, b) / longer
}

/** The true Damerau-Levenshtein distance of two texts, in code points. */
export function damerauLevenshteinDistance(candidate: string, reference: string): number {
  const { a, b } = trimmedPoints(candidate, reference)
  return damerauDistance(a, b)
}

/** `damerauLevenshtein` as a variant of `fuzzy_match`. */
export const damerauLevenshteinMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'damerau_levenshtein',
  name: 'damerauLevenshtein',
  summary: 'As levenshtein, with two exchanged neighbours as one edit, also when more was edited between them.',
  authority: 'rapidfuzz 3.10.1, distance.DamerauLevenshtein.normalized_similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: damerauLevenshtein,
}

/**
 * An exchange joins the last row with this column's symbol and the last column with this row's symbol, and deletes or
 * inserts all between. It can only pay where one of the two is next door, so that two older values suffice: for each
 * column the one from before its last match, and for the row the one from before its own last match.
 */
function damerauDistance(a: Int32Array, b: Int32Array): number {
  let beforeLast = new Int32Array(b.length + 1)
  let last = Int32Array.from({ length: b.length + 1 }, (_, j) => j)
  let row = new Int32Array(b.length + 1)
  const matchRow = new Int32Array(b.length + 1)
  const beforeMatch = new Int32Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    const symbol = a[i - 1]
    row[0] = i
    let matchColumn = 0
    let beforeColumn = 0
    for (let j = 1; j <= b.length; j++) {
      if (symbol === b[j - 1]) {
        row[j] = last[j - 1]!
        matchColumn = j
        beforeColumn = beforeLast[j - 1]!
        matchRow[j] = i
        beforeMatch[j] = j > 1 ? last[j - 2]! : 0
        continue
      }
      let value = Math.min(last[j - 1]!, last[j]!, row[j - 1]!) + 1
      if (matchColumn > 0 && matchRow[j]! > 0) {
        if (matchColumn === j - 1) value = Math.min(value, beforeMatch[j]! + i - matchRow[j]!)
        else if (matchRow[j] === i - 1) value = Math.min(value, beforeColumn + j - matchColumn)
      }
      row[j] = value
    }
    const spare = beforeLast
    beforeLast = last
    last = row
    row = spare
  }
  return last[b.length]!
}
