import { create, parseDependencies } from 'mathjs/number'

/** The mathjs nodes that a formula of allowed tokens can lead to, with the fields that are read. */
export type MathNode =
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'ParenthesisNode'; readonly content: MathNode }
  | {
      readonly type: 'OperatorNode'
      readonly op: string
      readonly fn: string
      readonly implicit: boolean
      readonly args: readonly MathNode[]
    }
  | { readonly type: 'FunctionNode'; readonly args: readonly MathNode[] }
  | { readonly type: 'other' }

// The dependencies are declared optional by an index signature; this one always exists.
const { parse } = create({ parseDependencies: parseDependencies ?? {} })

/** The grammar of mathjs, and nothing else of it. */
export function mathjsParse(source: string): MathNode {
  return parse(source) as unknown as MathNode // the published type lists node classes without their `type` literals
}
