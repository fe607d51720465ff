import type { Row } from '../dataset/row.ts'
import type { GradeResult } from '../core/result.ts'
import type { GradeFn, GradeOptions } from '../graders/compile.ts'

/** What grading a row may carry. */
export interface RowOptions extends GradeOptions {
  /** How often each answer is graded; once unless said. */
  readonly gradings?: number
}

/**
 * Grades all answers of a row, in their order: at once when the grader answers at once, else by one promise. With several
 * `gradings`, all answers once come first, then all of them again, so that `gradingsOf` can tell them apart.
 */
export function gradeRow(
  grade: GradeFn,
  row: Row,
  options: RowOptions = {},
): readonly GradeResult[] | Promise<readonly GradeResult[]> {
  const { gradings = 1 } = options
  const results: (GradeResult | Promise<GradeResult>)[] = []
  let waits = false
  for (let repeat = 0; repeat < gradings; repeat++) {
    // The first grading is the one that a run without repeats makes, to the letter.
    const call = repeat === 0 ? options : { ...options, repeat }
    for (const sample of row.samples) {
      const result = grade(sample, row.item, call)
      if ('then' in result) waits = true
      results.push(result)
    }
  }
  if (waits) return Promise.all(results)
  return results as GradeResult[] // none of them is a promise
}

/** The results of `gradeRow`, grading by grading; each holds one result for each answer. */
export function gradingsOf(row: Row, results: readonly GradeResult[]): readonly (readonly GradeResult[])[] {
  const answers = row.samples.length
  return Array.from({ length: results.length / answers }, (_, repeat) =>
    results.slice(repeat * answers, (repeat + 1) * answers),
  )
}
