import type { Span } from '../core/issue.ts'

/** A checked formula as a tree; every node knows its place in the source. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'variable'; readonly name: string; readonly index: number; readonly span: Span }
  | { readonly kind: 'negate'; readonly operand: Expression; readonly span: Span }
  | {
      readonly kind: 'operator'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
      readonly span: Span
    }
  | {
      readonly kind: 'call'
      readonly name: FunctionName
      readonly operands: readonly Expression[]
      readonly span: Span
    }

/** The two-sided operators of the dialect. */
export type Operator = '+' | '-' | '*' | '/' | '^'

/** The functions of the dialect. */
export type FunctionName = 'min' | 'max' | 'abs' | 'floor' | 'ceil' | 'exp' | 'sqrt' | 'log'

/** The functions of the dialect, in the order the guide lists them. */
export const functionNames: readonly FunctionName[] = ['min', 'max', 'abs', 'floor', 'ceil', 'exp', 'sqrt', 'log']

/** Tells a function name from a grader key. */
export function isFunctionName(name: string): name is FunctionName {
  return (functionNames as readonly string[]).includes(name) // widened only to ask whether a string is in the list
}
