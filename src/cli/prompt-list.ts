import type { GradeResult } from '../core/result.ts'
import type { Row } from '../dataset/row.ts'
import type { PromptScores } from '../report/prompt-lines.ts'
import { Shortlist } from '../run/shortlist.ts'
import { groupSpread } from '../stats/group-spread.ts'

/** What a list has of some rows. */
export interface PromptTally {
  readonly count: number
  readonly first: readonly PromptScores[]
  readonly least: readonly PromptScores[]
}

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
    this.keep([prompt], [prompt])
  }

  get tally(): PromptTally {
    return { count: this.count, first: this.first, least: this.least.list }
  }

  /** Adds the list of the rows that follow. */
  merge({ count, first, least }: PromptTally): void {
    this.count += count
    this.keep(first, least)
  }

  private keep(first: readonly PromptScores[], least: readonly PromptScores[]): void {
    this.first.push(...first.slice(0, this.limit - this.first.length))
    for (const prompt of least) this.least.add(prompt)
  }

  get prompts(): readonly PromptScores[] {
    return this.count <= this.limit ? this.first : this.least.list
  }
}

/** Prompts without a spread come last. */
function spreadOf({ deviation }: PromptScores): number {
  return deviation ?? Number.MAX_VALUE
}
