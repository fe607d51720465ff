import type { CombinedGrader, NamedGraders } from '../../graders/multi/combined-grader.ts'
import { combine } from './combine.ts'
import { nestedCalls } from './nested-calls.ts'
import { type PassOptions, passes } from './passes.ts'

/** Builds a grader that gives 1 when every one of several reaches `at` (1 when absent), else 0. */
export function allOf<const Children extends NamedGraders>(
  graders: Children,
  { name = 'allOf', at = 1 }: PassOptions = {},
): CombinedGrader<Children> {
  return combine(name, (write) => passes(nestedCalls('min', graders, write), at, Object.values(graders)))
}

/** Builds a grader that gives 1 when one of several reaches `at` (1 when absent), else 0. */
export function anyOf<const Children extends NamedGraders>(
  graders: Children,
  { name = 'anyOf', at = 1 }: PassOptions = {},
): CombinedGrader<Children> {
  return combine(name, (write) => passes(nestedCalls('max', graders, write), at, Object.values(graders)))
}
