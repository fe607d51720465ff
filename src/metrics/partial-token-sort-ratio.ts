import type { Metric } from './metric.ts'
import { partialRatioScore } from './partial-ratio-score.ts'
import { sortedPair } from './sorted-pair.ts'
import { readProcessedWords, readWords } from './word-pair.ts'

/**
 * `partialRatio` of both texts with their tokens sorted.
 *
 * Range 0..1. Symmetric. Texts with the same tokens score 1, two without any as well. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.partial_token_sort_ratio(candidate, reference) / 100`. Goldens in
 * fixtures/parity/fuzz.jsonl, exact.
 */
export function partialTokenSortRatio(candidate: string, reference: string): number {
  const { a, b } = sortedPair(readWords(candidate, reference))
  return partialRatioScore(a, b) / 100
}

/** `partialTokenSortRatio` as a variant of `fuzzy_match`. */
export const partialTokenSortRatioMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'partial_token_sort_ratio',
  name: 'partialTokenSortRatio',
  summary: 'The partial ratio of both texts with their words sorted.',
  authority: 'rapidfuzz 3.10.1, fuzz.partial_token_sort_ratio(candidate, reference) / 100',
  symmetric: true,
  identical: '1, also two texts without tokens',
  range: [0, 1],
  compare: partialTokenSortRatio,
}

/**
 * `partialTokenSortRatio` of both texts after `defaultProcess`.
 *
 * Range 0..1. Symmetric. Texts with the same tokens score 1, also two in which no letter or number is left. Never
 * throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.partial_token_sort_ratio(candidate, reference, processor=utils.default_process) /
 * 100`.
 */
export function partialTokenSortRatioProcessed(candidate: string, reference: string): number {
  const { a, b } = sortedPair(readProcessedWords(candidate, reference))
  return partialRatioScore(a, b) / 100
}

/** `partialTokenSortRatioProcessed` as a variant of `fuzzy_match`. */
export const partialTokenSortRatioProcessedMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'partial_token_sort_ratio+default_process',
  name: 'partialTokenSortRatioProcessed',
  summary: 'The partial ratio of both texts with their words sorted, after default_process.',
  authority:
    'rapidfuzz 3.10.1, fuzz.partial_token_sort_ratio(candidate, reference, processor=utils.default_process) / 100',
  symmetric: true,
  identical: '1, also two texts without letters and numbers',
  range: [0, 1],
  compare: partialTokenSortRatioProcessed,
}
