import type { SampleInput } from '../../core/sample.ts'
import type { Example } from '../subject.ts'

/** A way to make an answer worse step by step; each further step must not score more. */
export interface Damage {
  /** In words, for messages: "with more and more of its end cut off". */
  readonly name: string
  /** Whether it takes something from the answers to other rows. */
  readonly needsOthers?: boolean
  /** The answer at each further step, mildest first; empty where the damage does not apply. `others` are the other rows. */
  steps(example: Example, others: readonly Example[]): readonly SampleInput[]
}
