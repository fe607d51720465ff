import type { ScoreRange } from '../core/grader.ts'
import type { Issue, Span } from '../core/issue.ts'
import type { Expression, FunctionName } from './expression.ts'

/**
 * The scores that a formula can reach when each variable lies in its range, by interval arithmetic: never too narrow,
 * and too wide where one variable occurs twice. `issues` warns of operands for which there is no finite score.
 */
export function formulaRange(
  expression: Expression,
  ranges: readonly ScoreRange[],
): { readonly range: ScoreRange; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const warn = (span: Span, message: string, hint: string): void => {
    issues.push({ code: 'invalid_range', severity: 'warning', path: [], span, message, hint })
  }
  const visit = (node: Expression): ScoreRange => {
    switch (node.kind) {
      case 'number':
        return { low: node.value, high: node.value }
      case 'variable':
        return ranges[node.index] ?? unbounded
      case 'negate': {
        const { low, high } = visit(node.operand)
        return { low: -high, high: -low }
      }
      case 'operator':
        return operated(node, visit(node.left), visit(node.right), warn)
      case 'call':
        return called(node.name, node.operands.map(visit), node.span, warn)
    }
  }
  return { range: visit(expression), issues }
}

type Warn = (span: Span, message: string, hint: string) => void

const unbounded: ScoreRange = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }

function operated(
  node: Extract<Expression, { kind: 'operator' }>,
  a: ScoreRange,
  b: ScoreRange,
  warn: Warn,
): ScoreRange {
  switch (node.operator) {
    case '+':
      return { low: a.low + b.low, high: a.high + b.high }
    case '-':
      return { low: a.low - b.high, high: a.high - b.low }
    case '*':
      return corners(a, b, (x, y) => (x === 0 || y === 0 ? 0 : x * y))
    case '/':
      if (b.low <= 0 && b.high >= 0) {
        warn(
          node.right.span,
          'This can be 0, and then the sample cannot be graded.',
          'Divide by max(…, 1e-9) to keep it above 0.',
        )
        return quotient(a, b)
      }
      return corners(a, b, (x, y) => x / y)
    case '^':
      return power(node, a, b, warn)
  }
}

/** A divisor that reaches 0 from one side keeps the sign of the quotient; from both sides nothing is left to say. */
function quotient(a: ScoreRange, b: ScoreRange): ScoreRange {
  if (b.low < 0 && b.high > 0) return unbounded
  if (b.low === 0 && b.high === 0) return unbounded
  const ends = b.low === 0 ? { low: Number.MIN_VALUE, high: b.high } : { low: b.low, high: -Number.MIN_VALUE }
  return corners(a, ends, (x, y) => x / y)
}

function power(node: Extract<Expression, { kind: 'operator' }>, a: ScoreRange, b: ScoreRange, warn: Warn): ScoreRange {
  if (a.low >= 0) {
    if (a.low === 0 && b.low < 0)
      warn(
        node.span,
        'This can be 0 to a negative power, and then the sample cannot be graded.',
        'Keep the base above 0 with max(…, 1e-9).',
      )
    return corners(a, b, (x, y) => x ** y)
  }
  if (b.low === b.high && Number.isInteger(b.low)) {
    const ends = corners(a, b, (x, y) => x ** y)
    if (b.low < 0) return unbounded
    return b.low % 2 === 0 && a.high >= 0 ? { low: 0, high: ends.high } : ends
  }
  warn(
    node.span,
    'A negative base to a broken power is not a number, and then the sample cannot be graded.',
    'Keep the base at or above 0 with max(…, 0).',
  )
  return unbounded
}

function called(name: FunctionName, operands: readonly ScoreRange[], span: Span, warn: Warn): ScoreRange {
  const lows = operands.map(({ low }) => low)
  const highs = operands.map(({ high }) => high)
  const { low, high } = operands[0] ?? unbounded
  switch (name) {
    case 'min':
      return { low: Math.min(...lows), high: Math.min(...highs) }
    case 'max':
      return { low: Math.max(...lows), high: Math.max(...highs) }
    case 'abs':
      return {
        low: low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)),
        high: Math.max(Math.abs(low), Math.abs(high)),
      }
    case 'floor':
      return { low: Math.floor(low), high: Math.floor(high) }
    case 'ceil':
      return { low: Math.ceil(low), high: Math.ceil(high) }
    case 'exp':
      return { low: Math.exp(low), high: Math.exp(high) }
    case 'sqrt':
      if (low < 0)
        warn(
          span,
          'This can be the root of a negative number, and then the sample cannot be graded.',
          'Use sqrt(max(…, 0)).',
        )
      return { low: Math.sqrt(Math.max(low, 0)), high: Math.sqrt(Math.max(high, 0)) }
    case 'log':
      if (low <= 0)
        warn(
          span,
          'This can be the logarithm of 0 or less, and then the sample cannot be graded.',
          'Use log(max(…, 1e-9)).',
        )
      return { low: Math.log(Math.max(low, 0)), high: Math.log(Math.max(high, 0)) }
  }
}

/** Monotone in each operand, so the extremes are at the ends. */
function corners(a: ScoreRange, b: ScoreRange, apply: (x: number, y: number) => number): ScoreRange {
  const values = [apply(a.low, b.low), apply(a.low, b.high), apply(a.high, b.low), apply(a.high, b.high)]
  // 0 · ∞ and ∞ / ∞ say nothing about the bound.
  if (values.some((value) => Number.isNaN(value))) return unbounded
  return { low: Math.min(...values), high: Math.max(...values) }
}
