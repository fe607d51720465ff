import { editScore } from './kernel/edit-score.ts'
import { lcs } from './kernel/lcs.ts'
import type { Metric } from './metric.ts'

/**
 * The length of the longest common subsequence, in code points, out of the longer length.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws. Time grows with the product of the lengths, memory with their sum.
 *
 * Authority: rapidfuzz 3.10.1, `distance.LCSseq.normalized_similarity(candidate, reference)`. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function lcsSeq(candidate: string, reference: string): number {
  return candidate === reference ? 1 : editScore(lcs, ofLonger, candidate, reference)
}

/** The length of the longest common subsequence of two texts, in code points. */
export function lcsLength(candidate: string, reference: string): number {
  return editScore(lcs, plain, candidate, reference)
}

/** `lcsSeq` as a variant of `fuzzy_match`. */
export const lcsSeqMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'lcs_seq',
  name: 'lcsSeq',
  summary: 'The longest common subsequence out of the longer text.',
  authority: 'rapidfuzz 3.10.1, distance.LCSseq.normalized_similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: lcsSeq,
}

/** Through the distance, as rapidfuzz: the plain quotient differs in last digits. */
function ofLonger(value: number, patternLength: number, textLength: number): number {
  const longer = Math.max(patternLength, textLength)
  return 1 - (longer - value) / longer
}

function plain(value: number): number {
  return value
}
