import type { ScoreRange } from '../core/grader.ts'
import type { ScoreSummary } from '../core/report.ts'

/** The ends between which scores are drawn. */
export interface Scale {
  readonly low: number
  readonly high: number
}

/** What the grader can give, where that is bounded and holds all scores; else what it gave. */
export function scaleOf({ low, high }: ScoreRange, score: Pick<ScoreSummary, 'low' | 'high'>): Scale {
  const isBounded =
    Number.isFinite(low) && Number.isFinite(high) && high > low && low <= score.low && score.high <= high
  return isBounded ? { low, high } : { low: score.low, high: score.high }
}

/** Where a number lies on the scale, from 0 to 1; the middle when the scale is one point. */
export function placeOn({ low, high }: Scale, value: number): number {
  // Halves, so that the length of a scale over all numbers is finite.
  return high === low ? 0.5 : Math.min(1, Math.max(0, (value / 2 - low / 2) / (high / 2 - low / 2)))
}

/** An end of a scale, with no more digits than it needs. */
export function endText(end: number): string {
  return String(Number(end.toPrecision(3)))
}
