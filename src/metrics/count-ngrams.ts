import { sharedNgrams } from './shared-ngrams.ts'
import type { ReferenceRun, TokenRun } from './token-run.ts'

/** What BLEU and chrF count for one order n. */
export interface NgramCounts {
  /** N-grams of both texts, each as often as both have it. */
  readonly matched: number
  /** All n-grams of the candidate. */
  readonly candidate: number
  /** All n-grams of the reference. */
  readonly reference: number
}

/** The counts of orders 1 to `orders`, in order. */
export function countNgrams(candidate: TokenRun, reference: ReferenceRun, orders: number): readonly NgramCounts[] {
  return Array.from({ length: orders }, (_, index) => ({
    matched: sharedNgrams(candidate, reference, index + 1),
    candidate: Math.max(candidate.length - index, 0),
    reference: Math.max(reference.length - index, 0),
  }))
}
