import { lcsOfSymbols } from './kernel/lcs-windows.ts'
import type { WordSplit } from './word-split.ts'

/**
 * The set part of rapidfuzz's `token_set_ratio` and `token_ratio`, of 0..100: the best ratio among the shared tokens,
 * and the shared tokens followed by those of one side only. 0 below the cutoff.
 */
export function tokenSetScore({ sharedCount, sharedLength, onlyA, onlyB }: WordSplit, cutoff = 0): number {
  if (sharedCount > 0 && (onlyA.count === 0 || onlyB.count === 0)) return 100
  const gap = sharedLength > 0 ? 1 : 0
  const lengths = 2 * (sharedLength + gap) + onlyA.length + onlyB.length
  const distance = onlyA.length + onlyB.length - 2 * lcsOfSymbols(onlyA, onlyB)
  // The roundings of this limit and of the score below it differ, so both are asked.
  const limit = Math.ceil(lengths * (1 - cutoff / 100))
  const score = distance <= limit ? distanceScore(distance, lengths, cutoff) : 0
  if (sharedLength === 0) return score
  // Against the shared tokens alone, all that the longer side adds is distance.
  const scoreA = distanceScore(gap + onlyA.length, 2 * sharedLength + gap + onlyA.length, cutoff)
  const scoreB = distanceScore(gap + onlyB.length, 2 * sharedLength + gap + onlyB.length, cutoff)
  return Math.max(score, scoreA, scoreB)
}

/** Not `ratioOfLcs`: rapidfuzz divides in another order here, and last digits differ. */
function distanceScore(distance: number, lengths: number, cutoff: number): number {
  const score = lengths === 0 ? 100 : 100 - (100 * distance) / lengths
  return score >= cutoff ? score : 0
}
