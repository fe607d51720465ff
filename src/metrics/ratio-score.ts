import { editScore } from './kernel/edit-score.ts'
import { lcs } from './kernel/lcs.ts'

/** rapidfuzz's `ratio` of 0..100 for two strings; 0 below the cutoff. */
export function ratioScore(candidate: string, reference: string, cutoff = 0): number {
  return scaled(candidate === reference ? 1 : editScore(lcs, indelSimilarity, candidate, reference), cutoff)
}

/** The same from the length of the longest common subsequence and the sum of both lengths. */
export function ratioOfLcs(common: number, lengths: number, cutoff = 0): number {
  return scaled(1 - (lengths - 2 * common) / lengths, cutoff)
}

/** The share of symbols that need not be deleted or inserted, with rapidfuzz's order of operations; not for two empty texts. */
export function indelSimilarity(common: number, patternLength: number, textLength: number): number {
  const lengths = patternLength + textLength
  return 1 - (lengths - 2 * common) / lengths
}

/** The cutoff is compared on 0..1, as rapidfuzz does it: on 0..100 other roundings decide. */
function scaled(similarity: number, cutoff: number): number {
  return similarity >= cutoff / 100 ? similarity * 100 : 0
}
