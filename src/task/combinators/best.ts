import type { CombinedGrader, NamedGraders } from '../../graders/multi/combined-grader.ts'
import { type CombineOptions, combine } from './combine.ts'
import { nestedCalls } from './nested-calls.ts'

/** Builds a grader that gives the highest score of several. */
export function best<const Children extends NamedGraders>(
  graders: Children,
  { name = 'best' }: CombineOptions = {},
): CombinedGrader<Children> {
  return combine(name, (write) => nestedCalls('max', graders, write))
}

/** Builds a grader that gives the lowest score of several. */
export function worst<const Children extends NamedGraders>(
  graders: Children,
  { name = 'worst' }: CombineOptions = {},
): CombinedGrader<Children> {
  return combine(name, (write) => nestedCalls('min', graders, write))
}
