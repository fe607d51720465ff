import type { Child, Grader } from '../core/grader.ts'
import { type Issue, issuesAt } from '../core/issue.ts'
import { rangeOf } from './range-of.ts'

/** All issues of a built grader and its children, by their kinds; paths start at the grader's spec. */
export function checkGrader(grader: Grader): Issue[] {
  const children = Object.entries(grader.children ?? {})
  const seen: Child[] = children.map(([key, child]) => ({ key, type: child.kind.type, range: rangeOf(child) }))
  const { childrenKey } = grader.kind
  const below = children.flatMap(([key, child]) =>
    childrenKey === undefined ? [] : issuesAt([childrenKey, key], checkGrader(child)),
  )
  return [...grader.kind.check(grader.spec, seen), ...below]
}
