import { codePoints } from './code-points.ts'
import { partialRatioScore } from './partial-ratio-score.ts'
import { sortedTokens, splitTokens } from './sorted-tokens.ts'

/** rapidfuzz's `partial_token_ratio` of 0..100; 0 below the cutoff. */
export function partialTokenRatioScore(candidate: string, reference: string, cutoff = 0): number {
  if (cutoff > 100) return 0
  const a = sortedTokens(candidate)
  const b = sortedTokens(reference)
  const { shared, onlyA, onlyB } = splitTokens(a, b)
  if (shared.length > 0) return 100
  const score = joinedScore(a, b, cutoff)
  if (a.length === onlyA.length && b.length === onlyB.length) return score
  return Math.max(score, joinedScore(onlyA, onlyB, Math.max(cutoff, score)))
}

function joinedScore(a: readonly string[], b: readonly string[], cutoff: number): number {
  return partialRatioScore(codePoints(a.join(' ')), codePoints(b.join(' ')), cutoff)
}
