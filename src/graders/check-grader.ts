import { reasonOf } from '../core/errors.ts'
import { type Child, type Grader, isGrader } from '../core/grader.ts'
import { type Issue, issuesAt } from '../core/issue.ts'
import { typeName } from '../core/json.ts'
import { rangeOf } from './range-of.ts'

/** All issues of a built grader and its children, by their kinds; paths start at the grader's spec. Never throws. */
export function checkGrader(grader: Grader): Issue[] {
  if (!isGrader(grader)) return [notBuilt(grader)]
  const { kind, spec } = grader
  const children = Object.entries(grader.children ?? {})
  const below = children.flatMap(([key, child]) =>
    kind.childrenKey === undefined ? [] : issuesAt([kind.childrenKey, key], checkGrader(child)),
  )
  if (children.some(([, child]) => !isGrader(child))) return below
  try {
    const seen: Child[] = children.map(([key, child]) => ({ key, type: child.kind.type, range: rangeOf(child) }))
    return [...kind.check(spec, seen), ...below]
  } catch (error) {
    return [...below, misshapen(kind.type, error)]
  }
}

/** The compiler lets only graders through; plain JavaScript and a cast let JSON through. */
function notBuilt(value: unknown): Issue {
  return {
    code: 'not_a_grader',
    severity: 'error',
    path: [],
    message: `A built grader must stand here, not ${typeName(value)}.`,
    hint: 'Read JSON with parse(), or build one with a function such as stringCheck().',
  }
}

/** A builder was called with fields that its type does not allow. */
function misshapen(type: string, error: unknown): Issue {
  return {
    code: 'wrong_type',
    severity: 'error',
    path: [],
    message: `The ${type} grader was built from fields of the wrong type: ${reasonOf(error)}.`,
    hint: 'validate(grader) says which.',
  }
}
