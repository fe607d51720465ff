import type { Metric } from './metric.ts'
import { shortTokenSortScore } from './short-token-scores.ts'
import { readShortProcessedWords, readShortWords } from './short-words.ts'
import { sortedPair } from './sorted-pair.ts'
import { symbolRatio } from './symbol-ratio.ts'
import { readProcessedWords, readWords } from './word-pair.ts'

/**
 * `fuzzyMatch` of both texts with their tokens sorted: the order of words does not count. Tokens end at whitespace.
 *
 * Range 0..1. Symmetric. Texts with the same tokens score 1, two without any as well. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.token_sort_ratio(candidate, reference) / 100`. Goldens in
 * fixtures/parity/fuzz.jsonl, exact.
 */
export function tokenSortRatio(candidate: string, reference: string): number {
  const short = readShortWords(candidate, reference)
  return (short ? shortTokenSortScore(short) : symbolRatio(sortedPair(readWords(candidate, reference)))) / 100
}

/** `tokenSortRatio` as a variant of `fuzzy_match`. */
export const tokenSortRatioMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'token_sort_ratio',
  name: 'tokenSortRatio',
  summary: 'The ratio of both texts with their words sorted.',
  authority: 'rapidfuzz 3.10.1, fuzz.token_sort_ratio(candidate, reference) / 100',
  symmetric: true,
  identical: '1, also two texts without tokens',
  range: [0, 1],
  compare: tokenSortRatio,
}

/**
 * `tokenSortRatio` of both texts after `defaultProcess`.
 *
 * Range 0..1. Symmetric. Texts with the same tokens score 1, also two in which no letter or number is left. Never
 * throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.token_sort_ratio(candidate, reference, processor=utils.default_process) / 100`.
 */
export function tokenSortRatioProcessed(candidate: string, reference: string): number {
  const short = readShortProcessedWords(candidate, reference)
  return (short ? shortTokenSortScore(short) : symbolRatio(sortedPair(readProcessedWords(candidate, reference)))) / 100
}

/** `tokenSortRatioProcessed` as a variant of `fuzzy_match`. */
export const tokenSortRatioProcessedMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'token_sort_ratio+default_process',
  name: 'tokenSortRatioProcessed',
  summary: 'The ratio of both texts with their words sorted, after default_process.',
  authority: 'rapidfuzz 3.10.1, fuzz.token_sort_ratio(candidate, reference, processor=utils.default_process) / 100',
  symmetric: true,
  identical: '1, also two texts without letters and numbers',
  range: [0, 1],
  compare: tokenSortRatioProcessed,
}
