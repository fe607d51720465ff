import type { Grader } from '../../core/grader.ts'
import { tokenize } from '../../formula/tokens.ts'
import { canFlatten, type FlatSpec } from './can-flatten.ts'

/** A formula whose graders have no names yet. */
export type Pieces = readonly (string | Leaf)[]

/** A place in a formula where the score of a grader stands. */
export interface Leaf {
  readonly grader: Grader
  /** The name that the grader would have if no other had it. */
  readonly name: string
  /** How many multis it stood in; the outer ones choose their names first. */
  readonly depth: number
}

/**
 * The formula of a grader: its own name, or for a multi that can be flattened the multi's formula in parentheses, over
 * graders whose names begin with the multi's. An empty name leaves theirs as they are.
 */
export function piecesOf(grader: Grader, name: string, depth = 0): Pieces {
  if (!canFlatten(grader)) return [{ grader, name: name === '' ? 'score' : name, depth }]
  const { calculate_output: formula } = grader.spec
  const pieces: (string | Leaf)[] = ['(']
  const { tokens } = tokenize(formula)
  let done = 0
  for (const [index, { kind, text, span }] of tokens.entries()) {
    const child = kind === 'name' && tokens[index + 1]?.text !== '(' ? ownChild(grader, text) : undefined
    if (child === undefined) continue
    pieces.push(formula.slice(done, span.start), ...piecesOf(child, name === '' ? text : `${name}_${text}`, depth + 1))
    done = span.end
  }
  return [...pieces, formula.slice(done), ')']
}

function ownChild(grader: FlatSpec, key: string): Grader | undefined {
  return Object.hasOwn(grader.children, key) ? grader.children[key] : undefined
}
