/** What rouge-score counts for one pair: matched units, and all units (tokens or n-grams) of each text. */
export interface RougeCounts {
  readonly matched: number
  readonly candidate: number
  readonly reference: number
}

/** The share of the candidate's units that the reference has: 0..1, 0 for a candidate without units. */
export function rougePrecision({ matched, candidate }: RougeCounts): number {
  return matched / Math.max(candidate, 1)
}

/** The share of the reference's units that the candidate has: 0..1, 0 for a reference without units. */
export function rougeRecall({ matched, reference }: RougeCounts): number {
  return matched / Math.max(reference, 1)
}

/** The harmonic mean of precision and recall: 0..1, 0 when nothing matches. */
export function rougeFMeasure(counts: RougeCounts): number {
  const precision = rougePrecision(counts)
  const recall = rougeRecall(counts)
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0
}
