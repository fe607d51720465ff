import type { AnyGrader } from '../core/grader.ts'
import type { Row } from '../dataset/row.ts'
import type { GradeResult } from '../core/result.ts'
import { compile } from '../graders/compile.ts'
import { rangeOf } from '../graders/range-of.ts'
import { gradeBatch } from '../run/grade-batch.ts'
import { Summarizer } from '../run/summarizer.ts'
import { FaultLog } from './fault-log.ts'
import type { Io } from './io.ts'
import { Progress } from './progress.ts'
import { rowSources } from './row-source.ts'

/** What a command wants done with the rows of its files. */
export interface GradeFiles {
  readonly grader: AnyGrader
  readonly paths: readonly string[]
  readonly strict: boolean
  readonly concurrency: number
  /** Called for each row in order. */
  graded(file: string, line: number, row: Row, results: readonly GradeResult[]): void
  /** Called after each batch; what it awaits holds the next one back. */
  flush?(): Promise<void> | void
}

/** What grading came to. */
export interface GradedFiles {
  readonly summarizer: Summarizer
  readonly faults: FaultLog
  readonly interrupted: boolean
}

/** Streams rows through a grader in constant memory; stops between rows on Ctrl-C, and at the first fault of a strict run. */
export async function gradeFiles(
  { grader, paths, strict, concurrency, graded, flush }: GradeFiles,
  io: Io,
): Promise<GradedFiles> {
  const grade = compile(grader)
  const summarizer = new Summarizer(rangeOf(grader))
  const faults = new FaultLog(io, strict)
  const progress = new Progress(io)
  const done = (): boolean => io.signal.aborted || faults.stopped
  for (const { name, batches } of rowSources(paths, io, strict)) {
    for await (const batch of batches) {
      const sink = {
        graded: ({
          numbered: { line, row },
          results,
        }: {
          numbered: { line: number; row: Row }
          results: readonly GradeResult[]
        }): void => {
          if (faults.stopped) return
          summarizer.add(results, row.expertScores)
          graded(name, line, row, results)
        },
        fault: (fault: { line: number; message: string }): void => faults.add(name, fault),
      }
      try {
        await gradeBatch(grade, batch, sink, concurrency, { signal: io.signal })
      } catch (error) {
        if (!io.signal.aborted) throw error
      }
      await flush?.()
      await faults.flush()
      if (done()) break
      await progress.update(summarizer.samples)
    }
    if (done()) break
  }
  await progress.end()
  return { summarizer, faults, interrupted: io.signal.aborted }
}
