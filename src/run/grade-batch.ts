import type { GradeResult } from '../core/result.ts'
import type { NumberedRow, RowFault } from '../dataset/read-rows.ts'
import type { GradeFn, GradeOptions } from '../graders/compile.ts'
import { gradeRow } from './grade-row.ts'

/** A row with the results of its answers. */
export interface GradedRow {
  readonly numbered: NumberedRow
  readonly results: readonly GradeResult[]
}

/** What a batch comes to, row by row in order. */
export interface BatchSink {
  graded(row: GradedRow): void
  fault(fault: RowFault): void
}

/**
 * Grades a batch of rows and hands each to the sink in order: without a single promise for a grader that answers at once,
 * else with at most `concurrency` rows under way. Stops between rows when the signal is aborted; rows handed over stay so.
 */
export function gradeBatch(
  grade: GradeFn,
  batch: readonly (NumberedRow | RowFault)[],
  sink: BatchSink,
  concurrency: number,
  options: GradeOptions,
): void | Promise<void> {
  for (let index = 0; index < batch.length; index++) {
    if (options.signal?.aborted === true) return
    const entry = batch[index]
    if (entry === undefined) continue
    if ('message' in entry) {
      sink.fault(entry)
      continue
    }
    const results = gradeRow(grade, entry.row, options)
    if (results instanceof Promise) return gradeWaiting(grade, batch, index, results, sink, concurrency, options)
    sink.graded({ numbered: entry, results })
  }
}

/** From the first promise on: a window of rows, finished in order. */
async function gradeWaiting(
  grade: GradeFn,
  batch: readonly (NumberedRow | RowFault)[],
  from: number,
  first: Promise<readonly GradeResult[]>,
  sink: BatchSink,
  concurrency: number,
  options: GradeOptions,
): Promise<void> {
  const window: {
    readonly entry: NumberedRow | RowFault
    readonly results?: readonly GradeResult[] | Promise<readonly GradeResult[]>
  }[] = []
  const finishOne = async (): Promise<void> => {
    const done = window.shift()
    if (done === undefined) return
    if ('message' in done.entry) sink.fault(done.entry)
    else sink.graded({ numbered: done.entry, results: (await done.results) ?? [] })
  }
  for (let index = from; index < batch.length; index++) {
    const entry = batch[index]
    if (entry === undefined) continue
    if (options.signal?.aborted === true) break
    if ('message' in entry) window.push({ entry })
    else {
      const results = index === from ? first : gradeRow(grade, entry.row, options)
      // An abort rejects every row under way; the first one that is awaited speaks for all.
      if (results instanceof Promise) results.catch(() => undefined)
      window.push({ entry, results })
    }
    if (window.length >= concurrency) await finishOne()
  }
  while (window.length > 0) await finishOne()
}
