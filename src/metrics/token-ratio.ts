import type { Metric } from './metric.ts'
import { shortTokenScore } from './short-token-scores.ts'
import { readShortProcessedWords, readShortWords } from './short-words.ts'
import { tokenRatioScore } from './token-ratio-score.ts'
import { readProcessedWords, readWords } from './word-pair.ts'

/**
 * The higher one of `tokenSortRatio` and `tokenSetRatio`.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two without tokens as well. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.token_ratio(candidate, reference) / 100`. Goldens in fixtures/parity/fuzz.jsonl,
 * exact.
 */
export function tokenRatio(candidate: string, reference: string): number {
  const short = readShortWords(candidate, reference)
  return (short ? shortTokenScore(short) : tokenRatioScore(readWords(candidate, reference))) / 100
}

/** `tokenRatio` as a variant of `fuzzy_match`. */
export const tokenRatioMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'token_ratio',
  name: 'tokenRatio',
  summary: 'The higher one of token_sort_ratio and token_set_ratio.',
  authority: 'rapidfuzz 3.10.1, fuzz.token_ratio(candidate, reference) / 100',
  symmetric: true,
  identical: '1, also two texts without tokens',
  range: [0, 1],
  compare: tokenRatio,
}

/**
 * `tokenRatio` of both texts after `defaultProcess`.
 *
 * Range 0..1. Symmetric. Identical texts score 1, also two in which no letter or number is left. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.token_ratio(candidate, reference, processor=utils.default_process) / 100`.
 */
export function tokenRatioProcessed(candidate: string, reference: string): number {
  const short = readShortProcessedWords(candidate, reference)
  return (short ? shortTokenScore(short) : tokenRatioScore(readProcessedWords(candidate, reference))) / 100
}

/** `tokenRatioProcessed` as a variant of `fuzzy_match`. */
export const tokenRatioProcessedMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'token_ratio+default_process',
  name: 'tokenRatioProcessed',
  summary: 'The higher one of token_sort_ratio and token_set_ratio, after default_process.',
  authority: 'rapidfuzz 3.10.1, fuzz.token_ratio(candidate, reference, processor=utils.default_process) / 100',
  symmetric: true,
  identical: '1, also two texts without letters and numbers',
  range: [0, 1],
  compare: tokenRatioProcessed,
}
