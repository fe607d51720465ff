import type { GradeResult } from './result.ts'

/** Where one score comes from: what each part added to it, and what it would be if a part had come out otherwise. */
export interface ScoreExplanation {
  readonly result: GradeResult
  readonly sum: ContributionSum
  /** Every grader below the root, parents before their children; the root itself when it has no children. */
  readonly parts: readonly PartExplanation[]
}

/** Whether the parts' contributions add up to the score, and from what number they start; or why there are none. */
export type ContributionSum =
  | {
      readonly ok: true
      /** The score with every part at 0; start and contributions of the leaves add up to the score. */
      readonly start: number
      /** Whether all orders of the parts were averaged, and not only a fair choice of them. */
      readonly isExact: boolean
    }
  | { readonly ok: false; readonly reason: string }

/** One grader inside the one that gave the score. */
export interface PartExplanation {
  /** The keys that lead to it from the root; empty for the root. */
  readonly path: readonly string[]
  readonly type: string
  readonly name?: string
  /** Whether its score is a formula over the parts that follow it. */
  readonly isCombined: boolean
  /** Its score with the evidence, or its failure. A part that was not reached has the failure of what stopped before it. */
  readonly result: GradeResult
  /** What it added to the final score; that of a combined part is the sum of its leaves. Absent when `sum` is not ok. */
  readonly contribution?: number
  readonly counterfactuals: readonly Counterfactual[]
}

/** What the final score would be if this part alone had another score. */
export interface Counterfactual {
  /** An end of the part's range; 0 or 1 where it has none. */
  readonly score: number
  /** Absent when there would be no score: another part has none, or the formula has no finite value there. */
  readonly total?: number
}
