import type { Grader, Spec } from '../../core/grader.ts'
import type { Expression } from '../../formula/expression.ts'
import { formulaRange } from '../../formula/formula-range.ts'
import { parseFormula } from '../../formula/parse-formula.ts'
import { multiKind } from '../../graders/multi/multi.ts'
import { rangeOf } from '../../graders/range-of.ts'

/** A multi whose formula may stand inside of another. */
export interface FlatSpec extends Grader {
  readonly spec: Spec & { readonly calculate_output: string }
  readonly children: Readonly<Record<string, Grader>>
}

/**
 * Whether a multi's formula may stand in its place inside of another formula and give the same. It may not when the multi
 * has keys of its own meaning, such as `invalid_grade`, has faults, or can have no finite score where its children have:
 * `min(1, a / b)` would make a score of what is none.
 */
export function canFlatten(grader: Grader): grader is FlatSpec {
  const { kind, spec, children } = grader
  if (kind !== multiKind || children === undefined || !Object.keys(spec).every((key) => plainKeys.has(key)))
    return false
  const source: unknown = Reflect.get(spec, 'calculate_output')
  if (typeof source !== 'string') return false
  const { expression, issues } = parseFormula(source, Object.keys(children))
  if (expression === undefined || issues.length > 0) return false
  const { range, issues: doubts } = formulaRange(expression, Object.values(children).map(rangeOf))
  if (doubts.length > 0) return false
  return (Number.isFinite(range.low) && Number.isFinite(range.high)) || !canOverflow(expression)
}

const plainKeys = new Set(['type', 'name', 'graders', 'calculate_output'])

/** Sums and products of scores stay finite for any score that occurs; powers of them need not. */
function canOverflow(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'variable':
      return false
    case 'negate':
      return canOverflow(expression.operand)
    case 'operator':
      return expression.operator === '^' || canOverflow(expression.left) || canOverflow(expression.right)
    case 'call':
      return expression.name === 'exp' || expression.operands.some(canOverflow)
  }
}
