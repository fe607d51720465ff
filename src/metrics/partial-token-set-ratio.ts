import type { Metric } from './metric.ts'
import { partialRatioScore } from './partial-ratio-score.ts'
import { hasSharedWord } from './shared-word.ts'
import { hasSharedShortWord, readShortProcessedWords, readShortWords } from './short-words.ts'
import { readProcessedWords, readWords, type WordPair } from './word-pair.ts'
import { splitShared } from './word-split.ts'

/**
 * 1 as soon as both texts have one word in common, else `partialRatio` of their words, sorted and without repeats.
 *
 * Range 0..1. Symmetric. Identical texts score 1, but texts without tokens 0, whatever the other is. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.partial_token_set_ratio(candidate, reference) / 100`. Goldens in
 * fixtures/parity/fuzz.jsonl, exact.
 */
export function partialTokenSetRatio(candidate: string, reference: string): number {
  const short = readShortWords(candidate, reference)
  return short && hasSharedShortWord(short) ? 1 : partialTokenSetShare(readWords(candidate, reference))
}

/** `partialTokenSetRatio` as a variant of `fuzzy_match`. */
export const partialTokenSetRatioMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'partial_token_set_ratio',
  name: 'partialTokenSetRatio',
  summary: '1 when both texts share a word, else the partial ratio of their words as sets.',
  authority: 'rapidfuzz 3.10.1, fuzz.partial_token_set_ratio(candidate, reference) / 100',
  symmetric: true,
  identical: '1; 0 for texts without tokens',
  range: [0, 1],
  compare: partialTokenSetRatio,
}

/**
 * `partialTokenSetRatio` of both texts after `defaultProcess`.
 *
 * Range 0..1. Symmetric. Identical texts score 1, but 0 when no letter or number is left in one of them. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.partial_token_set_ratio(candidate, reference, processor=utils.default_process) /
 * 100`.
 */
export function partialTokenSetRatioProcessed(candidate: string, reference: string): number {
  const short = readShortProcessedWords(candidate, reference)
  return short && hasSharedShortWord(short) ? 1 : partialTokenSetShare(readProcessedWords(candidate, reference))
}

/** `partialTokenSetRatioProcessed` as a variant of `fuzzy_match`. */
export const partialTokenSetRatioProcessedMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'partial_token_set_ratio+default_process',
  name: 'partialTokenSetRatioProcessed',
  summary: '1 when both texts share a word, else the partial ratio of their words as sets, after default_process.',
  authority:
    'rapidfuzz 3.10.1, fuzz.partial_token_set_ratio(candidate, reference, processor=utils.default_process) / 100',
  symmetric: true,
  identical: '1; 0 for texts without letters and numbers',
  range: [0, 1],
  compare: partialTokenSetRatioProcessed,
}

function partialTokenSetShare(pair: WordPair): number {
  if (pair.a.count === 0 || pair.b.count === 0) return 0
  if (hasSharedWord(pair)) return 1
  const { onlyA, onlyB } = splitShared(pair)
  return partialRatioScore(onlyA, onlyB) / 100
}
