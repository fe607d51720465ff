import type { Metric } from './metric.ts'
import { ratioScore } from './ratio-score.ts'
import { readShortProcessedWords } from './short-words.ts'
import { shortWholeScore } from './short-token-scores.ts'
import { readProcessedPair } from './symbol-pair.ts'
import { symbolRatio } from './symbol-ratio.ts'

/**
 * How much of two texts remains when symbols may only be deleted and inserted: 1 less the least number of such edits,
 * out of both lengths together. Symbols are code points; case, spaces and line ends all count.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws. Time grows with the product of the lengths, memory with their sum: see `fuzzyMatchAbortable` for long texts.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.ratio(candidate, reference) / 100`, which the hosted grader's published scores
 * equal bit for bit. Goldens in fixtures/parity/fuzz.jsonl, exact.
 */
export function fuzzyMatch(candidate: string, reference: string): number {
  return ratioScore(candidate, reference) / 100
}

/**
 * `fuzzyMatch` against one reference. The tables of the last reference are kept anyway, so this is as fast as calling
 * `fuzzyMatch` with the same reference over and over, and no faster.
 */
export function prepareFuzzyMatch(reference: string): (candidate: string) => number {
  return (candidate) => fuzzyMatch(candidate, reference)
}

/** The definition that `evaluation_metric: "fuzzy_match"` means. */
export const fuzzyMatchMetric: Metric = {
  family: 'fuzzy_match',
  name: 'fuzzyMatch',
  summary: 'How much of both texts remains when symbols may only be deleted and inserted.',
  authority: 'rapidfuzz 3.10.1, fuzz.ratio(candidate, reference) / 100',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: fuzzyMatch,
  prepare: prepareFuzzyMatch,
}

/** `fuzzyMatch` under rapidfuzz's own name. */
export const ratioMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'ratio',
  name: 'fuzzyMatch',
  summary: 'How much of both texts remains when symbols may only be deleted and inserted.',
  authority: 'rapidfuzz 3.10.1, fuzz.ratio(candidate, reference) / 100',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: fuzzyMatch,
  prepare: prepareFuzzyMatch,
}

/**
 * `fuzzyMatch` of both texts after `defaultProcess`: case, punctuation and outer spaces do not count.
 *
 * Range 0..1. Symmetric. Identical texts score 1, also two in which no letter or number is left. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.ratio(candidate, reference, processor=utils.default_process) / 100`. Goldens in
 * fixtures/parity/fuzz.jsonl, exact.
 */
export function ratioProcessed(candidate: string, reference: string): number {
  const short = readShortProcessedWords(candidate, reference)
  return (short ? shortWholeScore(short) : symbolRatio(readProcessedPair(candidate, reference))) / 100
}

/** `ratioProcessed` as a variant of `fuzzy_match`. */
export const ratioProcessedMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'ratio+default_process',
  name: 'ratioProcessed',
  summary: 'The ratio of both texts in lower case, with all but letters and numbers as spaces.',
  authority: 'rapidfuzz 3.10.1, fuzz.ratio(candidate, reference, processor=utils.default_process) / 100',
  symmetric: true,
  identical: '1, also two texts without letters and numbers',
  range: [0, 1],
  compare: ratioProcessed,
}
