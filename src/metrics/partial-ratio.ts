import type { Metric } from './metric.ts'
import { partialRatioScore } from './partial-ratio-score.ts'
import { readPair, readProcessedPair } from './symbol-pair.ts'

/**
 * The best `fuzzyMatch` of the shorter text against a part of the longer one: any part of its own length, or a shorter
 * start or end. A text scores 1 against any text that contains it.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.partial_ratio(candidate, reference) / 100`. Goldens in fixtures/parity/fuzz.jsonl,
 * exact.
 */
export function partialRatio(candidate: string, reference: string): number {
  const { a, b } = readPair(candidate, reference)
  return partialRatioScore(a, b) / 100
}

/** `partialRatio` as a variant of `fuzzy_match`. */
export const partialRatioMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'partial_ratio',
  name: 'partialRatio',
  summary: 'The best ratio of the shorter text against a part of the longer one.',
  authority: 'rapidfuzz 3.10.1, fuzz.partial_ratio(candidate, reference) / 100',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: partialRatio,
}

/**
 * `partialRatio` of both texts after `defaultProcess`.
 *
 * Range 0..1. Symmetric. Identical texts score 1, also two in which no letter or number is left. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.partial_ratio(candidate, reference, processor=utils.default_process) / 100`.
 */
export function partialRatioProcessed(candidate: string, reference: string): number {
  const { a, b } = readProcessedPair(candidate, reference)
  return partialRatioScore(a, b) / 100
}

/** `partialRatioProcessed` as a variant of `fuzzy_match`. */
export const partialRatioProcessedMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'partial_ratio+default_process',
  name: 'partialRatioProcessed',
  summary: 'The best ratio of the shorter text against a part of the longer one, after default_process.',
  authority: 'rapidfuzz 3.10.1, fuzz.partial_ratio(candidate, reference, processor=utils.default_process) / 100',
  symmetric: true,
  identical: '1, also two texts without letters and numbers',
  range: [0, 1],
  compare: partialRatioProcessed,
}
