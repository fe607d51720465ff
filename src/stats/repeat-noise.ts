import { Moments } from './moments.ts'

/** The share of noise that is thought to be low enough. */
const lowShare = 0.2

/**
 * How much the scores of one answer differ when it is graded again, against how much the answers to one prompt differ; in
 * constant memory. One-way analysis of variance: the noise is pooled over answers, and what it adds to the spread of the
 * answers' means is taken away again. Gradings needed by Spearman and Brown: with reliability R = 1 - share,
 * J = R* (1 - R) / (R (1 - R*)) for R* = 0.8.
 */
export class RepeatNoise {
  /** Answers with at least two scores. */
  answers = 0
  private noiseSquares = 0
  private noiseDegrees = 0
  private meanSquares = 0
  private meanDegrees = 0
  /** How much of the noise is left in the means, by their degrees of freedom. */
  private left = 0

  /** Adds one prompt: for each of its answers the scores it got, of which some may be missing. */
  add(prompt: readonly (readonly number[])[]): void {
    const means = new Moments()
    let inverse = 0
    for (const scores of prompt) {
      if (scores.length === 0) continue
      const own = new Moments()
      for (const score of scores) own.add(score)
      means.add(own.mean)
      inverse += 1 / scores.length
      if (own.deviation === undefined) continue
      this.answers++
      this.noiseSquares += own.deviation ** 2 * (scores.length - 1)
      this.noiseDegrees += scores.length - 1
    }
    if (means.deviation === undefined) return
    const degrees = means.count - 1
    this.meanSquares += means.deviation ** 2 * degrees
    this.meanDegrees += degrees
    this.left += (inverse / means.count) * degrees
  }

  /** The standard deviation of one answer's scores; `undefined` when no answer has two. */
  get noise(): number | undefined {
    return this.noiseDegrees === 0 ? undefined : Math.sqrt(this.noiseSquares / this.noiseDegrees)
  }

  /** The part of the variance of scores within prompts that is noise; `undefined` when nothing varies or could. */
  get share(): number | undefined {
    const { noise, spread } = this
    if (noise === undefined || spread === undefined || noise ** 2 + spread === 0) return undefined
    return noise ** 2 / (noise ** 2 + spread)
  }

  /** The fewest gradings whose mean has at most a fifth of noise; `undefined` when no number is enough, or nothing varies. */
  get enough(): number | undefined {
    const { noise, share, spread } = this
    if (noise === undefined || share === undefined || spread === undefined || spread === 0) return undefined
    // Of a quotient that is whole but for rounding, the whole number is enough.
    return Math.max(1, Math.ceil(((1 - lowShare) / lowShare) * (noise ** 2 / spread) - 1e-9))
  }

  /** The variance of what answers deserve, without noise; never below 0. */
  private get spread(): number | undefined {
    const { noise } = this
    if (noise === undefined || this.meanDegrees === 0) return undefined
    return Math.max(0, (this.meanSquares - noise ** 2 * this.left) / this.meanDegrees)
  }
}
