import type { GradedSample } from '../core/report.ts'
import type { GradeResult } from '../core/result.ts'
import type { Row } from '../dataset/row.ts'
import { gradedSample } from '../run/run.ts'
import { previewLists, type PreviewList, type PreviewOptions } from './preview-lists.ts'
import { PromptList, type PromptTally } from './prompt-list.ts'

/** What is to be picked of all answers. */
export interface PickOptions extends PreviewOptions {
  /** Prompts drawn as strips. */
  readonly prompts: number
}

/** What was picked of some rows, as it goes from thread to thread. */
export interface Picked {
  /** The entries of each list. */
  readonly lists: readonly (readonly GradedSample[])[]
  readonly prompts: PromptTally
}

/** The answers and prompts that a preview shows, picked as rows pass by. */
export class PreviewPick {
  readonly lists: readonly PreviewList[]
  readonly prompts: PromptList

  constructor(options: PickOptions) {
    this.lists = previewLists(options)
    this.prompts = new PromptList(options.prompts)
  }

  /** Adds a row; gives its answers with their results. */
  add(row: Row, line: number, results: readonly GradeResult[]): readonly GradedSample[] {
    this.prompts.add(row, line, results)
    const answers = results.map((result, sample) => gradedSample(row, line, sample, result))
    for (const list of this.lists) for (const graded of answers) list.add(graded)
    return answers
  }

  get picked(): Picked {
    return { lists: this.lists.map(({ entries }) => entries), prompts: this.prompts.tally }
  }

  /** Adds what was picked of the rows that follow: the first few of all are among the first few of each part. */
  merge({ lists, prompts }: Picked): void {
    this.lists.forEach((list, index) => {
      for (const graded of lists[index] ?? []) list.add(graded)
    })
    this.prompts.merge(prompts)
  }
}
