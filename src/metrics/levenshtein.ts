import { editScore } from './kernel/edit-score.ts'
import { edits } from './kernel/edits.ts'
import type { Metric } from './metric.ts'

/**
 * 1 less the Levenshtein distance (deletions, insertions and substitutions of code points) out of the longer length.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws. Time grows with the product of the lengths, memory with their sum.
 *
 * Authority: rapidfuzz 3.10.1, `distance.Levenshtein.normalized_similarity(candidate, reference)`. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function levenshtein(candidate: string, reference: string): number {
  return candidate === reference ? 1 : editScore(edits, ofLonger, candidate, reference)
}

/** The number of deletions, insertions and substitutions of code points that make one text of the other. */
export function levenshteinDistance(candidate: string, reference: string): number {
  return candidate === reference ? 0 : editScore(edits, plain, candidate, reference)
}

/** `levenshtein` against one reference, whose tables are kept as long as no other reference comes between. */
export function prepareLevenshtein(reference: string): (candidate: string) => number {
  return (candidate) => levenshtein(candidate, reference)
}

/** `levenshtein` as a variant of `fuzzy_match`. */
export const levenshteinMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'levenshtein',
  name: 'levenshtein',
  summary: 'The share of the longer text that needs no deletion, insertion or substitution.',
  authority: 'rapidfuzz 3.10.1, distance.Levenshtein.normalized_similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: levenshtein,
  prepare: prepareLevenshtein,
}

function ofLonger(value: number, patternLength: number, textLength: number): number {
  return 1 - value / Math.max(patternLength, textLength)
}

function plain(value: number): number {
  return value
}
