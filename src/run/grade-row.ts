import type { Row } from '../dataset/row.ts'
import type { GradeResult } from '../core/result.ts'
import type { GradeFn, GradeOptions } from '../graders/compile.ts'

/** Grades all answers of a row, in their order: at once when the grader answers at once, else by one promise. */
export function gradeRow(
  grade: GradeFn,
  row: Row,
  options?: GradeOptions,
): readonly GradeResult[] | Promise<readonly GradeResult[]> {
  const results: (GradeResult | Promise<GradeResult>)[] = []
  let waits = false
  for (const sample of row.samples) {
    const result = grade(sample, row.item, options)
    if ('then' in result) waits = true
    results.push(result)
  }
  if (waits) return Promise.all(results)
  return results as GradeResult[] // none of them is a promise
}
