import type { RepeatSummary } from '../core/report.ts'
import { RepeatNoise } from '../stats/repeat-noise.ts'

/** As much of a result as the noise needs. */
export type Grading = { readonly ok: true; readonly score: number } | { readonly ok: false }

/** Adds up what several gradings of the same answers show, prompt by prompt, in constant memory. */
export class RepeatSummarizer {
  private readonly noise = new RepeatNoise()
  private readonly gradings: number
  private unsteady = 0

  constructor(gradings: number) {
    this.gradings = gradings
  }

  /** Adds one prompt: grading by grading, one result for each answer. */
  add(gradings: readonly (readonly Grading[])[]): void {
    const answers = (gradings[0] ?? []).map((_, answer) => {
      const results = gradings.map((results) => results[answer])
      return results.flatMap((result) => (result?.ok === true ? [result.score] : []))
    })
    this.unsteady += answers.filter((scores) => scores.length > 0 && scores.length < gradings.length).length
    this.noise.add(answers)
  }

  summary(): RepeatSummary {
    const { answers, noise, share, enough } = this.noise
    return {
      gradings: this.gradings,
      answers,
      unsteady: this.unsteady,
      ...(noise === undefined ? {} : { noise }),
      ...(share === undefined ? {} : { share }),
      ...(enough === undefined ? {} : { enough }),
    }
  }
}
