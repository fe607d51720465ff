import type { Grader } from '../../core/grader.ts'
import { multi } from '../../graders/multi/multi.ts'
import { type Leaf, type Pieces, piecesOf } from './pieces.ts'

/** What every combination may be told. */
export interface CombineOptions {
  /** The `name` of the multi; without it, the name of the combination. */
  readonly name?: string
}

/** More characters than this no formula may have. */
const longest = 2000

/**
 * Makes a multi of a formula over graders, with the formulas of multis among them put in their place. `formula` is given
 * what writes a grader into it: `write(grader, name)`. Two graders with one name become `name` and `name_2`.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each combination says what it reads, once
export function combine<Combined>(name: string, formula: (write: typeof piecesOf) => Pieces): Combined {
  const flat = named(formula(piecesOf))
  const { graders, text } = flat.text.length > longest ? named(formula(whole)) : flat
  const combined: Grader<never, never> = multi({ name, graders, calculate_output: text })
  // What a combination reads, and how it answers, its own type says of the same graders that are written here.
  return combined as unknown as Combined
}

function whole(grader: Grader, name: string): Pieces {
  return [{ grader, name: name === '' ? 'score' : name, depth: 0 }]
}

function named(pieces: Pieces): { readonly graders: Readonly<Record<string, Grader>>; readonly text: string } {
  const leaves = pieces.filter((piece) => typeof piece !== 'string')
  const names = new Map<Leaf, string>()
  const taken = new Set<string>()
  for (const leaf of leaves.toSorted((left, right) => left.depth - right.depth)) {
    let free = leaf.name
    for (let count = 2; taken.has(free); count++) free = `${leaf.name}_${count}`
    taken.add(free)
    names.set(leaf, free)
  }
  const nameOf = (leaf: Leaf): string => names.get(leaf) ?? leaf.name
  return {
    graders: Object.fromEntries(leaves.map((leaf) => [nameOf(leaf), leaf.grader])),
    text: pieces.map((piece) => (typeof piece === 'string' ? piece : nameOf(piece))).join(''),
  }
}
