import type { Grader } from '../../core/grader.ts'
import type { CombinedGrader } from '../../graders/multi/combined-grader.ts'
import { combine } from './combine.ts'
import { type PassOptions, passes } from './passes.ts'

/**
 * Builds a grader that counts only as far as a guard does: the product of both scores, so that a guard of 0 gives 0. With
 * `at`, the guard is all or nothing: the score as it is when the guard reaches `at`, else 0.
 */
export function gate<const Guard extends Grader, const Then extends Grader>(
  guard: Guard,
  then: Then,
  { name = 'gate', at }: PassOptions = {},
): CombinedGrader<{ guard: Guard; score: Then }> {
  return combine(name, (write) => {
    const pieces = write(guard, 'guard')
    return [...(at === undefined ? pieces : passes(pieces, at, [guard])), ' * ', ...write(then, '')]
  })
}
