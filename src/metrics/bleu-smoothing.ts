/* oxlint-disable typescript/no-non-null-assertion -- the orders 1 to 4 (5 for method 5) are always there */
import { ngramTotal, precision, type Smoothing } from './bleu-score.ts'
import { MetricUndefinedError } from './metric-undefined.ts'
import type { NgramOverlap } from './ngram/ngram-overlap.ts'

/** The smallest normal double, which stands for 0 so that it has a logarithm. */
const smallest = 2.2250738585072014e-308

const orders = [1, 2, 3, 4] as const

/** Method 0: a precision of 0 becomes the smallest normal double. */
export const smooth0: Smoothing = (overlap) => orders.map((n) => precision(overlap, n) || smallest)

/** Method 1: a match count of 0 becomes 0.1. */
export const smooth1: Smoothing = (overlap) =>
  orders.map((n) => precision(overlap, n) || 0.1 / ngramTotal(overlap.candidateLength, n))

/** Method 2: one is added to matches and total of every order but the first. */
export const smooth2: Smoothing = (overlap) =>
  orders.map((n) => {
    if (n === 1) return precision(overlap, n)
    return (overlap.matches[n - 1]! + 1) / (ngramTotal(overlap.candidateLength, n) + 1)
  })

/** Method 3: the k-th match count of 0 becomes 1 / 2^k. */
export const smooth3: Smoothing = (overlap) => {
  let zeros = 0
  return orders.map((n) => precision(overlap, n) || 1 / (2 ** ++zeros * ngramTotal(overlap.candidateLength, n)))
}

/**
 * Method 4: the k-th match count of 0 becomes ln(length of the candidate) / (5 * 2^k); zeros stay if the candidate has
 * one token.
 */
export const smooth4: Smoothing = (overlap) => {
  const { candidateLength } = overlap
  const found = unsmoothed(overlap)
  if (candidateLength <= 1) return found
  let divisor = 5
  for (let k = 0; k < 4; k++) {
    if (found[k] === 0) found[k] = 1 / ((divisor *= 2) / Math.log(candidateLength)) / ngramTotal(candidateLength, k + 1)
  }
  return found
}

/** Method 5: each precision becomes the mean of the smoothed one before it, itself, and the one after it. */
export const smooth5: Smoothing = (overlap) => neighbourMeans(overlap, unsmoothed(overlap))

/** Method 7: method 4, then method 5. */
export const smooth7: Smoothing = (overlap) => neighbourMeans(overlap, smooth4(overlap))

/** Method 6: orders 3 and 4 are drawn to the value that the two orders before them let expect. */
export const smooth6: Smoothing = (overlap) => {
  const found = unsmoothed(overlap)
  if (found[2] === 0) {
    throw new MetricUndefinedError('BLEU with smoothing method 6 is not defined when no three words in a row match.')
  }
  for (const n of [3, 4]) {
    const expected = found[n - 3] === 0 ? 0 : found[n - 2]! ** 2 / found[n - 3]!
    const total = Math.max(0, overlap.candidateLength - n + 1)
    found[n - 1] = (overlap.matches[n - 1]! + 5 * expected) / (total + 5)
  }
  return found
}

function unsmoothed(overlap: NgramOverlap): number[] {
  return [precision(overlap, 1), precision(overlap, 2), precision(overlap, 3), precision(overlap, 4)]
}

function neighbourMeans(overlap: NgramOverlap, found: readonly number[]): number[] {
  const precisions = [...found, precision(overlap, 5)]
  let before = precisions[0]! + 1
  return orders.map((n) => (before = (before + precisions[n - 1]! + precisions[n]!) / 3))
}
