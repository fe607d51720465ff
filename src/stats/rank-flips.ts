import { scoreOrder } from './score-change.ts'

/** Two places of a list of answers: the first one was the better answer, and is the worse one. */
export type RankFlip = readonly [better: number, worse: number]

/**
 * The pairs of answers to one prompt that two sets of scores order the other way round. Scores belong together by index;
 * answers without a score on either side are in no pair, and a tie on either side is no flip.
 */
export function rankFlips(
  before: readonly (number | undefined)[],
  after: readonly (number | undefined)[],
): { readonly pairs: number; readonly flips: readonly RankFlip[] } {
  const flips: RankFlip[] = []
  let pairs = 0
  for (let i = 0; i < before.length; i++) {
    for (let j = i + 1; j < before.length; j++) {
      const was = order(before[i], before[j])
      const is = order(after[i], after[j])
      if (was === undefined || is === undefined) continue
      pairs++
      if (was * is < 0) flips.push(was > 0 ? [i, j] : [j, i])
    }
  }
  return { pairs, flips }
}

function order(a: number | undefined, b: number | undefined): -1 | 0 | 1 | undefined {
  return a === undefined || b === undefined ? undefined : scoreOrder(a, b)
}
