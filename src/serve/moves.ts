import type { DiffedSample } from '../core/grader-diff.ts'
import type { Histogram } from '../core/report.ts'
import { type DiffRow, diffRows, diffSentences } from '../report/diff-rows.ts'
import { GraderComparison } from '../run/compare/grader-comparison.ts'
import type { GradedRows } from './graded-rows.ts'

/** What a change of the grader did to the same answers, as the page shows it. */
export interface Moves {
  readonly up: number
  readonly down: number
  /** Pairs of answers to one prompt that changed their order. */
  readonly flips: number
  /** Answers that had a score and have none now, and the reverse. */
  readonly lost: number
  readonly gained: number
  readonly sentences: readonly string[]
  readonly measures: readonly DiffRow[]
  readonly lists: readonly MoveList[]
  /** The scores before; absent when there were none. */
  readonly histogram?: Histogram
}

/** Examples of one kind, the clearest first. */
export interface MoveList {
  readonly title: string
  readonly answers: readonly MovedAnswer[]
}

/** One answer before and after. */
export interface MovedAnswer {
  /** Its place among all answers. */
  readonly index: number
  readonly name: string
  /** Absent where there is no score. */
  readonly before?: number
  readonly after?: number
}

/** The most answers in a list. */
const listed = 8

/** Compares two gradings of the same rows; the numbers are those of `graderkit diff`. */
export function movesBetween(before: GradedRows, after: GradedRows): Moves {
  const comparison = new GraderComparison(before.grader, after.grader, { listed, calls: { before: {}, after: {} } })
  const starts: number[] = []
  let answers = 0
  for (const [index, { row }] of after.rows.entries()) {
    starts.push(answers)
    answers += row.samples.length
    // Counted over all files: lines of two files may have one number.
    const [was, is] = [before.results[index] ?? [], after.results[index] ?? []]
    comparison.add({ row, number: index, before: was, after: is })
  }
  const diff = comparison.diff()
  const moved = (sample: DiffedSample): MovedAnswer => movedAnswer(sample, after, starts)
  const { lists } = diff
  // An answer may have changed places with several.
  const flipped = new Map(
    lists.rankFlips
      .flatMap(({ first, second }) => [moved(first), moved(second)])
      .map((answer) => [answer.index, answer]),
  )
  const histogram = diff.before.score?.histogram
  return {
    ...diff.moved,
    flips: diff.rankFlips.flipped,
    lost: Object.values(diff.newlyFailing).reduce((sum, count) => sum + count, 0),
    gained: diff.newlyGraded,
    sentences: diffSentences(diff),
    measures: diffRows(diff),
    lists: [
      { title: 'Moved most', answers: lists.moved.map(moved) },
      { title: 'Changed places within their prompt', answers: [...flipped.values()] },
      { title: 'Lost their score', answers: lists.newlyFailing.map(moved) },
      { title: 'Have a score now', answers: lists.newlyGraded.map(moved) },
    ].filter((list) => list.answers.length > 0),
    ...(histogram === undefined ? {} : { histogram }),
  }
}

function movedAnswer(
  { row: prompt, sample, before, after }: DiffedSample,
  { rows }: GradedRows,
  starts: readonly number[],
): MovedAnswer {
  const numbered = rows[prompt]
  const id = numbered?.row.id
  return {
    index: (starts[prompt] ?? 0) + sample,
    name: `${id === undefined ? `row ${numbered?.line ?? prompt}` : id}, answer ${sample + 1}`,
    ...(before.ok ? { before: before.score } : {}),
    ...(after.ok ? { after: after.score } : {}),
  }
}
