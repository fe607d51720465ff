import { editScore } from './kernel/edit-score.ts'
import { lcs } from './kernel/lcs.ts'
import type { Metric } from './metric.ts'
import { indelSimilarity } from './ratio-score.ts'

/**
 * The number behind `fuzzyMatch`, before that is scaled to 0..100 and back: the same but for last digits.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws. Time grows with the product of the lengths, memory with their sum.
 *
 * Authority: rapidfuzz 3.10.1, `distance.Indel.normalized_similarity(candidate, reference)`. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function indel(candidate: string, reference: string): number {
  return candidate === reference ? 1 : editScore(lcs, indelSimilarity, candidate, reference)
}

/** The number of deletions and insertions of code points that make one text of the other. */
export function indelDistance(candidate: string, reference: string): number {
  return editScore(lcs, distance, candidate, reference)
}

/** `indel` as a variant of `fuzzy_match`. */
export const indelMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'indel',
  name: 'indel',
  summary: 'The share of both texts that need not be deleted or inserted: fuzzy_match but for last digits.',
  authority: 'rapidfuzz 3.10.1, distance.Indel.normalized_similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: indel,
}

function distance(value: number, patternLength: number, textLength: number): number {
  return patternLength + textLength - 2 * value
}
