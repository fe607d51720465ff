import { fuzzyMatch } from '../fuzzy-match.ts'
import { levenshtein } from '../levenshtein.ts'
import { numberTokens } from '../number-tokens.ts'
import { tokenLcsPath } from '../token-lcs-path.ts'
import { type EditRun, editScript } from './edit-script.ts'
import { levenshteinPath } from './levenshtein-path.ts'

/** Why two texts have their edit score. */
export interface EditExplanation {
  readonly metric: 'fuzzy_match' | 'levenshtein'
  /** What the metric gives. */
  readonly score: number
  /** Characters (code points) of each text. */
  readonly candidateLength: number
  readonly referenceLength: number
  readonly alignment: EditAlignment
}

/** What turns the reference into the candidate. */
export type EditAlignment =
  | {
      readonly kind: 'aligned'
      /** Characters to change: a replaced one counts once for `levenshtein`, twice for `fuzzy_match`. */
      readonly distance: number
      readonly edits: readonly EditRun[]
    }
  | { readonly kind: 'too_long'; readonly message: string }

/** The edit script behind `fuzzyMatch`. */
export function explainFuzzyMatch(candidate: string, reference: string): EditExplanation {
  const [from, to] = [Array.from(candidate), Array.from(reference)]
  const { run, recognize } = numberTokens(to)
  return {
    metric: 'fuzzy_match',
    score: fuzzyMatch(candidate, reference),
    candidateLength: from.length,
    referenceLength: to.length,
    alignment: align({
      candidate: from,
      reference: to,
      // The path is found in bits, 31 cells at a time, in memory far below the number of cells.
      limit: 4e8,
      match: () => tokenLcsPath(recognize(from), run),
      cost: (edit) => lengthOf(edit.candidate) + lengthOf(edit.reference),
    }),
  }
}

/** The edit script behind `levenshtein`. */
export function explainLevenshtein(candidate: string, reference: string): EditExplanation {
  const [from, to] = [Array.from(candidate), Array.from(reference)]
  const { run, recognize } = numberTokens(to)
  return {
    metric: 'levenshtein',
    score: levenshtein(candidate, reference),
    candidateLength: from.length,
    referenceLength: to.length,
    alignment: align({
      candidate: from,
      reference: to,
      limit: 4e7,
      match: () => levenshteinPath(recognize(from).ids, run.ids),
      cost: (edit) => Math.max(lengthOf(edit.candidate), lengthOf(edit.reference)),
    }),
  }
}

interface Alignable {
  readonly candidate: readonly string[]
  readonly reference: readonly string[]
  /** The largest table, in cells, that is worth the time (about a second). */
  readonly limit: number
  readonly match: () => readonly (readonly [candidate: number, reference: number])[]
  readonly cost: (edit: EditRun) => number
}

function align({ candidate, reference, limit, match, cost }: Alignable): EditAlignment {
  if (candidate.length * reference.length > limit) {
    const lengths = `${candidate.length} and ${reference.length} characters`
    return { kind: 'too_long', message: `Texts of ${lengths} are too long to align; the score is exact all the same.` }
  }
  const edits = editScript(candidate, reference, match())
  const distance = edits.reduce((sum, edit) => sum + (edit.kind === 'same' ? 0 : cost(edit)), 0)
  return { kind: 'aligned', distance, edits }
}

/** Characters are code points. */
function lengthOf(text: string): number {
  return Array.from(text).length
}
