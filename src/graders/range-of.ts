import type { Grader, ScoreRange } from '../core/grader.ts'

/** The lowest and highest score that a grader can give, from its kinds and formulas; infinite where there is no bound. */
export function rangeOf(grader: Grader): ScoreRange {
  const children = Object.entries(grader.children ?? {}).map(([key, child]) => [key, rangeOf(child)] as const)
  return grader.kind.range(grader.spec, Object.fromEntries(children))
}
