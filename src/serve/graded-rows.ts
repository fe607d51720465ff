import type { AnyGrader } from '../core/grader.ts'
import type { Ports } from '../core/ports.ts'
import type { GradeResult } from '../core/result.ts'
import type { NumberedRow } from '../dataset/read-rows.ts'
import { compile } from '../graders/compile.ts'
import { gradeBatch } from '../run/grade-batch.ts'

/** Rows with the results of their answers, kept so that the next grading can be compared with this one. */
export interface GradedRows {
  readonly grader: AnyGrader
  readonly rows: readonly NumberedRow[]
  /** One list for each row, one result for each of its answers. */
  readonly results: readonly (readonly GradeResult[])[]
}

/** What grading takes beside grader and rows. */
export interface GradeRowsOptions {
  readonly ports?: Ports
  /** Rows under way at once, for graders that wait for something; 16 unless said. */
  readonly concurrency?: number
  readonly signal?: AbortSignal
}

/** Rows that are graded before others may have the thread. */
const slice = 500

/** Grades rows that are in memory. Rejects with what `compile` throws, and with the signal's reason when that is aborted. */
export async function gradeRows(
  grader: AnyGrader,
  rows: readonly NumberedRow[],
  { ports, concurrency = 16, signal }: GradeRowsOptions = {},
): Promise<GradedRows> {
  const grade = compile(grader, ports)
  const results: (readonly GradeResult[])[] = []
  const sink = {
    graded: (row: { readonly results: readonly GradeResult[] }) => void results.push(row.results),
    fault: () => undefined,
  }
  for (let start = 0; start < rows.length; start += slice) {
    signal?.throwIfAborted()
    const options = signal === undefined ? {} : { signal }
    await gradeBatch(grade, rows.slice(start, start + slice), sink, concurrency, options)
    await new Promise((resolve) => setTimeout(resolve))
  }
  signal?.throwIfAborted()
  return { grader, rows, results }
}
