/* oxlint-disable typescript/no-non-null-assertion -- the kernel tells as many numbers as are read */
import { ratioOfLcs } from './ratio-score.ts'
import { type ShortWords, shortLcs } from './short-words.ts'
import { bestOfSets, isSubset } from './token-set-score.ts'

/** rapidfuzz's `ratio` of 0..100 of what was copied or joined last; 0 below the cutoff. */
export function shortRatioScore(texts: ShortWords, cutoff = 0): number {
  const length = texts.told[0]!
  const otherLength = texts.told[1]!
  const lengths = length + otherLength
  return lengths === 0 ? 100 : ratioOfLcs(shortLcs(texts, length, otherLength), lengths, cutoff)
}

/** rapidfuzz's `ratio` of 0..100 of both texts as they are, and their lengths in `told`. */
export function shortWholeScore(texts: ShortWords): number {
  texts.words.copy()
  return shortRatioScore(texts)
}

/** rapidfuzz's `token_sort_ratio` of 0..100; 0 below the cutoff. */
export function shortTokenSortScore(texts: ShortWords, cutoff = 0): number {
  texts.words.sort()
  texts.words.join()
  return shortRatioScore(texts, cutoff)
}

/** rapidfuzz's `token_set_ratio` of 0..100; 0 below the cutoff. */
export function shortTokenSetScore(texts: ShortWords, cutoff = 0): number {
  texts.words.sort()
  texts.words.splitShared()
  const { told } = texts
  const sets = {
    sharedCount: told[0]!,
    sharedLength: told[1]!,
    onlyA: { count: told[2]!, length: told[3]! },
    onlyB: { count: told[4]!, length: told[5]! },
  }
  if (sets.sharedCount === 0 && (sets.onlyA.count === 0 || sets.onlyB.count === 0)) return 0
  if (isSubset(sets)) return 100
  return bestOfSets(sets, shortLcs(texts, sets.onlyA.length, sets.onlyB.length), cutoff)
}

/** rapidfuzz's `token_ratio` of 0..100; 0 below the cutoff. Two texts without words get 100 by their order. */
export function shortTokenScore(texts: ShortWords, cutoff = 0): number {
  if (cutoff > 100) return 0
  const setScore = shortTokenSetScore(texts, cutoff)
  return setScore === 100 ? 100 : Math.max(setScore, shortTokenSortScore(texts, cutoff))
}
