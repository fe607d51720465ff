import type { Grader } from '../../core/grader.ts'
import { rangeOf } from '../../graders/range-of.ts'
import type { CombineOptions } from './combine.ts'
import { numberText } from './number-text.ts'
import type { Pieces } from './pieces.ts'

/** What a combination that asks whether graders pass may be told. */
export interface PassOptions extends CombineOptions {
  /** The score from which on a grader passes; 1 when absent. */
  readonly at?: number
}

/** A formula that is 1 when a score reaches `at`, else 0: formulas have no comparisons, and `floor` cuts just the same. */
export function passes(score: Pieces, at: number, graders: readonly Grader[]): Pieces {
  const text = numberText(at, 'at')
  const above = at === 1 ? ['floor(', ...score, ')'] : ['floor(', ...score, ` - ${text} + 1)`]
  // For scores from 0 to 1 the step itself is 0 or 1.
  const isUnit = at > 0 && at <= 1 && graders.map(rangeOf).every(({ low, high }) => low >= 0 && high <= 1)
  return isUnit ? above : ['max(0, min(1, ', ...above, '))']
}
