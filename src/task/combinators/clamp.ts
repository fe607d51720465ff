import { GraderkitError } from '../../core/errors.ts'
import type { Grader, GradeMode } from '../../core/grader.ts'
import { type CombineOptions, combine } from './combine.ts'
import { numberText } from './number-text.ts'

/** Builds a grader whose score is cut to a range: below `low` it is `low`, above `high` it is `high`. */
export function clamp<Item, Input, Mode extends GradeMode>(
  grader: Grader<Item, Input, Mode>,
  low: number,
  high: number,
  { name = 'clamp' }: CombineOptions = {},
): Grader<Item, Input, Mode> {
  const [from, to] = [numberText(low, 'The lowest score'), numberText(high, 'The highest score')]
  if (low > high)
    throw new GraderkitError('invalid_combination', `The lowest score, ${low}, is above the highest, ${high}.`)
  return combine(name, (write) => ['min(max(', ...write(grader, ''), `, ${from}), ${to})`])
}
