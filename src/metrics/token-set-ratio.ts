import type { Metric } from './metric.ts'
import { shortTokenSetScore } from './short-token-scores.ts'
import { readShortProcessedWords, readShortWords } from './short-words.ts'
import { tokenSetScore } from './token-set-score.ts'
import { readProcessedWords, readWords, type WordPair } from './word-pair.ts'
import { splitShared } from './word-split.ts'

/**
 * The best ratio among the words that both texts have, and these followed by the words of one text only. Order and
 * repeats of words do not count, and a text scores 1 as soon as all its words are in the other.
 *
 * Range 0..1. Symmetric. Identical texts score 1, but texts without tokens 0, whatever the other is. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.token_set_ratio(candidate, reference) / 100`. Goldens in
 * fixtures/parity/fuzz.jsonl, exact.
 */
export function tokenSetRatio(candidate: string, reference: string): number {
  const short = readShortWords(candidate, reference)
  return short ? shortTokenSetScore(short) / 100 : tokenSetShare(readWords(candidate, reference))
}

/** `tokenSetRatio` as a variant of `fuzzy_match`. */
export const tokenSetRatioMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'token_set_ratio',
  name: 'tokenSetRatio',
  summary: 'The ratio of both texts as sets of words; 1 when one set holds the other.',
  authority: 'rapidfuzz 3.10.1, fuzz.token_set_ratio(candidate, reference) / 100',
  symmetric: true,
  identical: '1; 0 for texts without tokens',
  range: [0, 1],
  compare: tokenSetRatio,
}

/**
 * `tokenSetRatio` of both texts after `defaultProcess`.
 *
 * Range 0..1. Symmetric. Identical texts score 1, but 0 when no letter or number is left in one of them. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.token_set_ratio(candidate, reference, processor=utils.default_process) / 100`.
 * Goldens in fixtures/parity/fuzz.jsonl, exact.
 */
export function tokenSetRatioProcessed(candidate: string, reference: string): number {
  const short = readShortProcessedWords(candidate, reference)
  return short ? shortTokenSetScore(short) / 100 : tokenSetShare(readProcessedWords(candidate, reference))
}

/** `tokenSetRatioProcessed` as a variant of `fuzzy_match`. */
export const tokenSetRatioProcessedMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'token_set_ratio+default_process',
  name: 'tokenSetRatioProcessed',
  summary: 'The ratio of both texts as sets of words; 1 when one set holds the other, after default_process.',
  authority: 'rapidfuzz 3.10.1, fuzz.token_set_ratio(candidate, reference, processor=utils.default_process) / 100',
  symmetric: true,
  identical: '1; 0 for texts without letters and numbers',
  range: [0, 1],
  compare: tokenSetRatioProcessed,
}

function tokenSetShare(pair: WordPair): number {
  return pair.a.count === 0 || pair.b.count === 0 ? 0 : tokenSetScore(splitShared(pair)) / 100
}
