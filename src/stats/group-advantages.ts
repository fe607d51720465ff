import { scoreOrder } from './score-change.ts'

/**
 * Each score less the mean of its group: above 0 training makes the answer likelier, below 0 less likely, at 0 it does nothing.
 * GRPO divides by the group's deviation, Dr. GRPO does not (Shao et al., 2024; Liu et al., 2025); the sign is the same.
 */
export function groupAdvantages(scores: readonly number[]): number[] {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  // A sum of equal numbers is not always a multiple of them, and a sign made of rounding would be noise.
  return scores.map((score) => (scoreOrder(score, mean) === 0 ? 0 : score - mean))
}
