import type { Metric } from './metric.ts'
import { partialTokenRatioScore } from './partial-token-ratio-score.ts'
import { hasSharedShortWord, readShortProcessedWords, readShortWords } from './short-words.ts'
import { readProcessedWords, readWords } from './word-pair.ts'

/**
 * 1 as soon as both texts have one word in common, else the higher `partialRatio` of their words sorted, with repeats
 * and without.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two without tokens as well. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.partial_token_ratio(candidate, reference) / 100`. Goldens in
 * fixtures/parity/fuzz.jsonl, exact.
 */
export function partialTokenRatio(candidate: string, reference: string): number {
  const short = readShortWords(candidate, reference)
  return short && hasSharedShortWord(short) ? 1 : partialTokenRatioScore(readWords(candidate, reference)) / 100
}

/** `partialTokenRatio` as a variant of `fuzzy_match`. */
export const partialTokenRatioMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'partial_token_ratio',
  name: 'partialTokenRatio',
  summary: '1 when both texts share a word, else the higher partial ratio of their sorted words.',
  authority: 'rapidfuzz 3.10.1, fuzz.partial_token_ratio(candidate, reference) / 100',
  symmetric: true,
  identical: '1, also two texts without tokens',
  range: [0, 1],
  compare: partialTokenRatio,
}

/**
 * `partialTokenRatio` of both texts after `defaultProcess`.
 *
 * Range 0..1. Symmetric. Identical texts score 1, also two in which no letter or number is left. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.partial_token_ratio(candidate, reference, processor=utils.default_process) / 100`.
 */
export function partialTokenRatioProcessed(candidate: string, reference: string): number {
  const short = readShortProcessedWords(candidate, reference)
  return short && hasSharedShortWord(short) ? 1 : partialTokenRatioScore(readProcessedWords(candidate, reference)) / 100
}

/** `partialTokenRatioProcessed` as a variant of `fuzzy_match`. */
export const partialTokenRatioProcessedMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'partial_token_ratio+default_process',
  name: 'partialTokenRatioProcessed',
  summary:
    '1 when both texts share a word, else the higher partial ratio of their sorted words, after default_process.',
  authority: 'rapidfuzz 3.10.1, fuzz.partial_token_ratio(candidate, reference, processor=utils.default_process) / 100',
  symmetric: true,
  identical: '1, also two texts without letters and numbers',
  range: [0, 1],
  compare: partialTokenRatioProcessed,
}
