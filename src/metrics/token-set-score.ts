import { lcsOfSymbols } from './kernel/lcs-windows.ts'
import type { WordSplit } from './word-split.ts'

/** How many different words two texts share and have alone, and how long these are, joined by spaces. */
export interface WordSets {
  readonly sharedCount: number
  readonly sharedLength: number
  readonly onlyA: { readonly count: number; readonly length: number }
  readonly onlyB: { readonly count: number; readonly length: number }
}

/**
 * The set part of rapidfuzz's `token_set_ratio` and `token_ratio`, of 0..100: the best ratio among the shared tokens,
 * and the shared tokens followed by those of one side only. 0 below the cutoff.
 */
export function tokenSetScore(split: WordSplit, cutoff = 0): number {
  return isSubset(split) ? 100 : bestOfSets(split, lcsOfSymbols(split.onlyA, split.onlyB), cutoff)
}

/** Whether two texts share words, and one of them has no other: that alone scores 100. */
export function isSubset({ sharedCount, onlyA, onlyB }: WordSets): boolean {
  return sharedCount > 0 && (onlyA.count === 0 || onlyB.count === 0)
}

/** The score of sets neither of which holds the other, from the LCS of what each side has alone. */
export function bestOfSets({ sharedLength, onlyA, onlyB }: WordSets, common: number, cutoff = 0): number {
  const gap = sharedLength > 0 ? 1 : 0
  const lengths = 2 * (sharedLength + gap) + onlyA.length + onlyB.length
  const distance = onlyA.length + onlyB.length - 2 * common
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
