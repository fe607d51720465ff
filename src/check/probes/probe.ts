import type { SampleInput } from '../../core/sample.ts'
import type { Example } from '../subject.ts'

/** A worthless or padded answer that must not beat an honest one. */
export interface Probe {
  /** In words, for messages: "an empty answer". */
  readonly name: string
  /** Whether the honest answer is inside: then a tie is fine, and only more than the honest score is a hack. */
  readonly holdsHonestAnswer: boolean
  /** The answers to try for one honest example; `others` are the other rows. */
  answers(honest: Example, others: readonly Example[]): readonly SampleInput[]
}
