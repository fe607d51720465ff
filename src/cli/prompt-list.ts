import type { GradeResult } from '../core/result.ts'
import type { Row } from '../dataset/row.ts'
import type { PromptScores } from '../report/prompt-lines.ts'
import { Shortlist } from '../run/shortlist.ts'
import { groupSpread } from '../stats/group-spread.ts'

/** The prompts that a preview draws: all of a few, else those with the least spread, in constant memory. */
export class PromptList {
  /** Prompts with at least two answers. */
  count = 0
  private readonly limit: number
  private readonly first: PromptScores[] = []
  private readonly least: Shortlist<PromptScores>

  constructor(limit: number) {
    this.limit = limit
    this.least = new Shortlist(limit, (a, b) => spreadOf(a) - spreadOf(b))
  }

  add(row: Row, number: number, results: readonly GradeResult[]): void {
    // A single answer shows nothing that the histogram does not.
    if (results.length < 2) return
    this.count++
    const scores = results.flatMap((result) => (result.ok ? [result.score] : []))
    const deviation = groupSpread(scores)
    const prompt = {
      ...(row.id === undefined ? {} : { id: row.id }),
      row: number,
      scores,
      failed: results.length - scores.length,
      ...(deviation === undefined ? {} : { deviation }),
    }
    if (this.first.length < this.limit) this.first.push(prompt)
    this.least.add(prompt)
  }

  get prompts(): readonly PromptScores[] {
    return this.count <= this.limit ? this.first : this.least.list
  }
}

/** Prompts without a spread come last. */
function spreadOf({ deviation }: PromptScores): number {
  return deviation ?? Number.MAX_VALUE
}
