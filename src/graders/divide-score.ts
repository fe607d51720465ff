import { shapleyValues } from '../stats/shapley.ts'
import { type ScoreNode, totalScore } from './score-tree.ts'

/** A score as a sum: what it starts from, and what each leaf of its grader added, in the order of the leaves. */
export interface DividedScore {
  /** The score with every leaf at 0. */
  readonly start: number
  readonly shares: readonly number[]
  /** Whether all orders of the leaves were averaged, and not only a fair choice of them. */
  readonly isExact: boolean
}

/**
 * Divides the score of a grader's tree among its leaves, by Shapley values against all leaves at 0; start and shares add up to the
 * score. `undefined` when the formula has no finite value with some leaf at 0.
 */
export function divideScore(root: ScoreNode, scores: readonly number[], invalid?: number): DividedScore | undefined {
  const worth = (joined: readonly boolean[]): number => {
    const at = (absent: number): number =>
      totalScore(
        root,
        scores.map((score, leaf) => (joined[leaf] === true ? score : absent)),
        invalid,
      )
    return valueAtZero(at)
  }
  const shapley = shapleyValues(scores.length, worth)
  if (shapley === undefined) return undefined
  return { start: worth(scores.map(() => false)), shares: shapley.values, isExact: shapley.isExact }
}

/** The value with absent parts at 0; where a quotient has none there, as in an F-score, its limit from above if it has one. */
function valueAtZero(at: (absent: number) => number): number {
  const value = at(0)
  if (Number.isFinite(value)) return value
  const near = at(1e-7)
  const nearer = at(1e-9)
  return Math.abs(near - nearer) <= 1e-4 * Math.max(1, Math.abs(nearer)) ? nearer : Number.NaN
}
