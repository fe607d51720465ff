import { sortedPair } from './sorted-pair.ts'
import { symbolRatio } from './symbol-ratio.ts'
import { tokenSetScore } from './token-set-score.ts'
import type { WordPair } from './word-pair.ts'
import { splitShared } from './word-split.ts'

/** rapidfuzz's `token_ratio` of 0..100; 0 below the cutoff. */
export function tokenRatioScore(pair: WordPair, cutoff = 0): number {
  if (cutoff > 100) return 0
  const setScore = tokenSetScore(splitShared(pair), cutoff)
  if (setScore === 100) return 100
  return Math.max(setScore, symbolRatio(sortedPair(pair), cutoff))
}
