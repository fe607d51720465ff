/** Counts, over groups of answers, the pairs that two sets of scores order alike; in constant memory. */
export class OrderAgreement {
  pairs = 0
  private alike = 0

  /** Adds one group; scores and expert scores belong together by index. Pairs that the expert ties do not count. */
  add(scores: readonly number[], expertScores: readonly number[]): void {
    for (let i = 0; i < scores.length; i++) {
      for (let j = i + 1; j < scores.length; j++) {
        const expert = Math.sign((expertScores[i] ?? 0) - (expertScores[j] ?? 0))
        if (expert === 0) continue
        const ours = Math.sign((scores[i] ?? 0) - (scores[j] ?? 0))
        this.pairs++
        this.alike += ours === expert ? 1 : ours === 0 ? 0.5 : 0
      }
    }
  }

  /** The share of pairs ordered alike, ties counted half; `undefined` without pairs. */
  get agreement(): number | undefined {
    return this.pairs === 0 ? undefined : this.alike / this.pairs
  }
}
