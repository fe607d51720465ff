import { GraderkitError } from '../../core/errors.ts'
import type { Grader } from '../../core/grader.ts'
import type { NamedGraders } from '../../graders/multi/combined-grader.ts'
import type { Pieces } from './pieces.ts'

/** The least or the greatest of several scores; hosted formulas document `min` and `max` of two, so they stand inside each other. */
export function nestedCalls(
  name: 'min' | 'max',
  graders: NamedGraders,
  write: (grader: Grader, name: string) => Pieces,
): Pieces {
  const operands = Object.entries(graders).map(([key, grader]) => write(grader, key))
  const last = operands.at(-1)
  if (last === undefined)
    throw new GraderkitError('invalid_combination', 'A combination needs at least one grader, and this one has none.')
  return operands
    .slice(0, -1)
    .reduceRight<Pieces>((rest, operand) => [`${name}(`, ...operand, ', ', ...rest, ')'], last)
}
