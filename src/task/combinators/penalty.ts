import type { Grader } from '../../core/grader.ts'
import type { CombinedGrader } from '../../graders/multi/combined-grader.ts'
import { type CombineOptions, combine } from './combine.ts'
import { numberText } from './number-text.ts'

/**
 * Builds a grader from whose score `amount` is taken as far as another one scores: all of it at 1, nothing at 0. The score
 * may fall below 0; `clamp` cuts it.
 */
export function penalty<const Scored extends Grader, const When extends Grader>(
  grader: Scored,
  amount: number,
  when: When,
  { name = 'penalty' }: CombineOptions = {},
): CombinedGrader<{ score: Scored; penalty: When }> {
  return combine(name, (write) => [
    ...write(grader, ''),
    ` - ${numberText(amount, 'The amount')} * `,
    ...write(when, 'penalty'),
  ])
}
