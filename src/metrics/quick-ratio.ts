import { fuzzyMatch } from './fuzzy-match.ts'
import type { Metric } from './metric.ts'
import { readShortProcessedWords } from './short-words.ts'
import { shortWholeScore } from './short-token-scores.ts'
import { readProcessedPair } from './symbol-pair.ts'
import { symbolRatio } from './symbol-ratio.ts'

/**
 * `fuzzyMatch`, but 0 when a text is empty.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones 0. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.QRatio(candidate, reference) / 100`. Goldens in fixtures/parity/fuzz.jsonl, exact.
 */
export function quickRatio(candidate: string, reference: string): number {
  return candidate === '' || reference === '' ? 0 : fuzzyMatch(candidate, reference)
}

/** `quickRatio` as a variant of `fuzzy_match`. */
export const quickRatioMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'QRatio',
  name: 'quickRatio',
  summary: 'The ratio, but 0 when a text is empty.',
  authority: 'rapidfuzz 3.10.1, fuzz.QRatio(candidate, reference) / 100',
  symmetric: true,
  identical: '1; 0 for empty texts',
  range: [0, 1],
  compare: quickRatio,
}

/**
 * `quickRatio` of both texts after `defaultProcess`.
 *
 * Range 0..1. Symmetric. Identical texts score 1, but 0 when no letter or number is left in one of them. Never throws.
 *
 * Authority: rapidfuzz 3.10.1, `fuzz.QRatio(candidate, reference, processor=utils.default_process) / 100`. Goldens in
 * fixtures/parity/fuzz.jsonl, exact.
 */
export function quickRatioProcessed(candidate: string, reference: string): number {
  const short = readShortProcessedWords(candidate, reference)
  if (short !== undefined) {
    const score = shortWholeScore(short)
    return short.told[0] === 0 || short.told[1] === 0 ? 0 : score / 100
  }
  const pair = readProcessedPair(candidate, reference)
  return pair.a.length === 0 || pair.b.length === 0 ? 0 : symbolRatio(pair) / 100
}

/** `quickRatioProcessed` as a variant of `fuzzy_match`. */
export const quickRatioProcessedMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'QRatio+default_process',
  name: 'quickRatioProcessed',
  summary: 'The ratio, but 0 when a text is empty, after default_process.',
  authority: 'rapidfuzz 3.10.1, fuzz.QRatio(candidate, reference, processor=utils.default_process) / 100',
  symmetric: true,
  identical: '1; 0 for texts without letters and numbers',
  range: [0, 1],
  compare: quickRatioProcessed,
}
