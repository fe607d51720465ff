import { ratioScore } from './ratio-score.ts'
import { sortedTokens, splitTokens } from './sorted-tokens.ts'
import { tokenSetScore } from './token-set-score.ts'

/** rapidfuzz's `token_ratio` of 0..100; 0 below the cutoff. */
export function tokenRatioScore(candidate: string, reference: string, cutoff = 0): number {
  if (cutoff > 100) return 0
  const a = sortedTokens(candidate)
  const b = sortedTokens(reference)
  const setScore = tokenSetScore(splitTokens(a, b), cutoff)
  if (setScore === 100) return 100
  return Math.max(setScore, ratioScore(a.join(' '), b.join(' '), cutoff))
}
