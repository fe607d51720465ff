import { countCodePoints } from './code-points.ts'
import { indelDistance } from './indel.ts'
import type { TokenSplit } from './sorted-tokens.ts'

/**
 * The set part of rapidfuzz's `token_set_ratio` and `token_ratio`, of 0..100: the best ratio among the shared tokens,
 * and the shared tokens followed by those of one side only. 0 below the cutoff.
 */
export function tokenSetScore({ shared, onlyA, onlyB }: TokenSplit, cutoff = 0): number {
  if (shared.length > 0 && (onlyA.length === 0 || onlyB.length === 0)) return 100
  const joinedA = onlyA.join(' ')
  const joinedB = onlyB.join(' ')
  const lengthA = countCodePoints(joinedA)
  const lengthB = countCodePoints(joinedB)
  const sharedLength = countCodePoints(shared.join(' '))
  const gap = sharedLength > 0 ? 1 : 0
  const lengths = 2 * (sharedLength + gap) + lengthA + lengthB
  const distance = indelDistance(joinedA, joinedB)
  // The roundings of this limit and of the score below it differ, so both are asked.
  const limit = Math.ceil(lengths * (1 - cutoff / 100))
  const score = distance <= limit ? distanceScore(distance, lengths, cutoff) : 0
  if (sharedLength === 0) return score
  // Against the shared tokens alone, all that the longer side adds is distance.
  const scoreA = distanceScore(gap + lengthA, 2 * sharedLength + gap + lengthA, cutoff)
  const scoreB = distanceScore(gap + lengthB, 2 * sharedLength + gap + lengthB, cutoff)
  return Math.max(score, scoreA, scoreB)
}

/** Not `ratioScore`: rapidfuzz divides in another order here, and last digits differ. */
function distanceScore(distance: number, lengths: number, cutoff: number): number {
  const score = lengths === 0 ? 100 : 100 - (100 * distance) / lengths
  return score >= cutoff ? score : 0
}
