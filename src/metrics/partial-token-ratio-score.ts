import { partialRatioScore } from './partial-ratio-score.ts'
import { hasSharedWord } from './shared-word.ts'
import { sortedPair } from './sorted-pair.ts'
import type { WordPair } from './word-pair.ts'
import { splitShared } from './word-split.ts'

/** rapidfuzz's `partial_token_ratio` of 0..100; 0 below the cutoff. */
export function partialTokenRatioScore(pair: WordPair, cutoff = 0): number {
  if (cutoff > 100) return 0
  if (hasSharedWord(pair)) return 100
  const sorted = sortedPair(pair)
  const score = partialRatioScore(sorted.a, sorted.b, cutoff)
  const { onlyA, onlyB } = splitShared(pair)
  if (pair.a.count === onlyA.count && pair.b.count === onlyB.count) return score
  return Math.max(score, partialRatioScore(onlyA, onlyB, Math.max(cutoff, score)))
}
