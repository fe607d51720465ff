import type { GradeResult } from '../core/result.ts'
import type { NumberedRow, RowFault } from '../dataset/read-rows.ts'
import type { GradeFn } from '../graders/compile.ts'
import { gradeRow, type RowOptions } from './grade-row.ts'

/** A row with the results of its answers. */
export interface GradedRow {
  readonly numbered: NumberedRow
  /** As `gradeRow` gives them: of several gradings one after the other. */
  readonly results: readonly GradeResult[]
}

/** What a batch comes to, row by row in order. */
export interface BatchSink {
  graded(row: GradedRow): void
  fault(fault: RowFault): void
  /** Called after each row of a grader that waits; what it awaits holds the next rows back. */
  flush?(): Promise<void> | void
}

/**
 * Grades a batch of rows and hands each to the sink in order: without a single promise for a grader that answers at once,
 * else with at most `concurrency` rows under way. Stops between rows when the signal is aborted: what was graded by then is
 * handed over, and what was under way rejects with the signal's reason.
 */
export function gradeBatch(
  grade: GradeFn,
  batch: Iterable<NumberedRow | RowFault>,
  sink: BatchSink,
  concurrency: number,
  options: RowOptions,
): void | Promise<void> {
  const rows = batch[Symbol.iterator]()
  for (let next = rows.next(); next.done !== true; next = rows.next()) {
    const entry = next.value
    if ('message' in entry) sink.fault(entry)
    else {
      const results = gradeRow(grade, entry.row, options)
      if (results instanceof Promise) return gradeWaiting(grade, rows, { entry, results }, sink, concurrency, options)
      sink.graded({ numbered: entry, results })
    }
    if (options.signal?.aborted === true) return
  }
}

/** A row under way, or a line that is none, in its place in the order. */
type Waiting =
  | { readonly entry: RowFault }
  | { readonly entry: NumberedRow; readonly results: readonly GradeResult[] | Promise<readonly GradeResult[]> }

/** From the first promise on: a window of rows, finished in order. */
async function gradeWaiting(
  grade: GradeFn,
  rows: Iterator<NumberedRow | RowFault>,
  first: Waiting,
  sink: BatchSink,
  concurrency: number,
  options: RowOptions,
): Promise<void> {
  const window: Waiting[] = [first]
  const finishOne = async (): Promise<void> => {
    const done = window.shift()
    if (done === undefined) return
    if ('results' in done) sink.graded({ numbered: done.entry, results: await done.results })
    else sink.fault(done.entry)
    await sink.flush?.()
  }
  try {
    for (;;) {
      if (window.length >= concurrency) await finishOne()
      if (options.signal?.aborted === true) break
      const next = rows.next()
      if (next.done === true) break
      const entry = next.value
      if ('message' in entry) {
        window.push({ entry })
        continue
      }
      const results = gradeRow(grade, entry.row, options)
      // An abort rejects every row under way; the first one that is awaited speaks for all.
      if (results instanceof Promise) results.catch(() => undefined)
      window.push({ entry, results })
    }
    while (window.length > 0) await finishOne()
  } catch (error) {
    if (options.signal?.aborted === true) await finishGraded(window, sink)
    throw error
  }
}

/** Hands over the rows that were graded while one before them still was under way. */
async function finishGraded(window: readonly Waiting[], sink: BatchSink): Promise<void> {
  for (const done of window) {
    if (!('results' in done)) {
      sink.fault(done.entry)
      continue
    }
    // Of two settled promises the first one wins, so a row that is under way loses.
    const results = await Promise.race([done.results, Promise.resolve(undefined)]).catch(() => undefined)
    if (results !== undefined) sink.graded({ numbered: done.entry, results })
  }
}
