import type { Child, Grader } from '../core/grader.ts'
import { type Issue, issuesAt } from '../core/issue.ts'
import { rangeOf } from './range-of.ts'

/** All issues of a grader and its children, by their kinds; paths start at the grader's spec. */
export function checkGrader(grader: Grader): Issue[] {
  const children: Child[] = Object.entries(grader.children ?? {}).map(([key, grader]) => ({
    key,
    grader,
    range: rangeOf(grader),
  }))
  const key = grader.kind.childrenKey
  const below = children.flatMap((child) =>
    key === undefined ? [] : issuesAt([key, child.key], checkGrader(child.grader)),
  )
  return [...grader.kind.check(grader.spec, children), ...below]
}
