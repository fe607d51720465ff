/* oxlint-disable typescript/no-non-null-assertion -- the kernel tells as many numbers as are read */
import type { Metric } from './metric.ts'
import { partialRatioScore } from './partial-ratio-score.ts'
import { partialTokenRatioScore } from './partial-token-ratio-score.ts'
import { shortRatioScore, shortTokenScore } from './short-token-scores.ts'
import { readShortProcessedWords, readShortWords, type ShortWords } from './short-words.ts'
import { symbolRatio } from './symbol-ratio.ts'
import { tokenRatioScore } from './token-ratio-score.ts'
import { readProcessedWords, readWords, type WordPair } from './word-pair.ts'

/**
 * The best of several ratios, each with a weight: the plain one (1), and of the words (0.95); when one text is 1.5
 * times as long as the other or more, of parts (0.9, from 8 times on 0.6) and of parts of the words. A shared word
 * alone often gives 0.855.
 *
 * Range 0..1. Symmetric. Identical texts score 1; an empty text scores 0, whatever the other is. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.WRatio(candidate, reference) / 100`. From rapidfuzz 3.14.0 on, texts of exactly 8
 * times the length get 0.9; here, as in 3.10.1, 0.6. Goldens in fixtures/parity/fuzz.jsonl, exact.
 */
export function weightedRatio(candidate: string, reference: string): number {
  const short = areAlike(candidate.length, reference.length) ? readShortWords(candidate, reference) : undefined
  return (short && shortWeightedShare(short)) ?? weightedShare(readWords(candidate, reference))
}

/** `weightedRatio` as a variant of `fuzzy_match`. */
export const weightedRatioMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'WRatio',
  name: 'weightedRatio',
  summary: 'The best of several weighted ratios: whole texts, parts, and words.',
  authority: 'rapidfuzz 3.10.1, fuzz.WRatio(candidate, reference) / 100',
  symmetric: true,
  identical: '1; 0 for empty texts',
  range: [0, 1],
  compare: weightedRatio,
}

/**
 * `weightedRatio` of both texts after `defaultProcess`.
 *
 * Range 0..1. Symmetric. Identical texts score 1, but 0 when no letter or number is left in one of them. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.WRatio(candidate, reference, processor=utils.default_process) / 100`. Goldens in
 * fixtures/parity/fuzz.jsonl, exact.
 */
export function weightedRatioProcessed(candidate: string, reference: string): number {
  const short = areAlike(candidate.length, reference.length) ? readShortProcessedWords(candidate, reference) : undefined
  return (short && shortWeightedShare(short)) ?? weightedShare(readProcessedWords(candidate, reference))
}

/** `weightedRatioProcessed` as a variant of `fuzzy_match`. */
export const weightedRatioProcessedMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'WRatio+default_process',
  name: 'weightedRatioProcessed',
  summary: 'The best of several weighted ratios: whole texts, parts, and words, after default_process.',
  authority: 'rapidfuzz 3.10.1, fuzz.WRatio(candidate, reference, processor=utils.default_process) / 100',
  symmetric: true,
  identical: '1; 0 for texts without letters and numbers',
  range: [0, 1],
  compare: weightedRatioProcessed,
}

const tokenWeight = 0.95

function weightedShare(pair: WordPair): number {
  const { a, b } = pair
  if (a.length === 0 || b.length === 0) return 0
  const times = Math.max(a.length, b.length) / Math.min(a.length, b.length)
  const plain = symbolRatio(pair)
  // What a part must reach to count, once weighted, goes down to it as a cutoff: that is where roundings are decided.
  if (times < 1.5) return Math.max(plain, tokenRatioScore(pair, plain / tokenWeight) * tokenWeight) / 100
  const partWeight = times < 8 ? 0.9 : 0.6
  const best = Math.max(plain, partialRatioScore(a, b, plain / partWeight) * partWeight)
  const tokens = partialTokenRatioScore(pair, best / tokenWeight)
  return Math.max(best, tokens * tokenWeight * partWeight) / 100
}

/** The same of two short texts that are alike in length; `undefined` where parts have to be looked at. */
function shortWeightedShare(texts: ShortWords): number | undefined {
  texts.words.copy()
  // Processed texts may be less alike than they were.
  if (!areAlike(texts.told[0]!, texts.told[1]!)) return undefined
  const plain = shortRatioScore(texts)
  return Math.max(plain, shortTokenScore(texts, plain / tokenWeight) * tokenWeight) / 100
}

/** Whether whole texts are compared, not their parts; also `false` where a text is empty. */
function areAlike(length: number, otherLength: number): boolean {
  return Math.max(length, otherLength) / Math.min(length, otherLength) < 1.5
}
