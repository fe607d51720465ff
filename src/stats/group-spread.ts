import { Moments } from './moments.ts'
import { scoreOrder } from './score-change.ts'

/**
 * The spread among the scores of one prompt, as their standard deviation (n): exactly 0 when they differ by rounding only, for
 * then training has nothing to learn from. `undefined` for fewer than two scores.
 */
export function groupSpread(scores: readonly number[]): number | undefined {
  if (scores.length < 2) return undefined
  const moments = new Moments()
  for (const score of scores) moments.add(score)
  return scoreOrder(moments.low, moments.high) === 0 ? 0 : moments.populationDeviation
}
