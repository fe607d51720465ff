import type { AnyGrader } from '../core/grader.ts'
import type { GradeResult } from '../core/result.ts'
import type { NumberedRow, RowFault } from '../dataset/read-rows.ts'
import { compile, type GradeFn } from '../graders/compile.ts'
import { countedPorts } from '../run/compare/counted-ports.ts'
import { GraderComparison } from '../run/compare/grader-comparison.ts'
import { gradeBatch } from '../run/grade-batch.ts'
import { FaultLog } from './fault-log.ts'
import type { Io } from './io.ts'
import type { OpenedPorts } from './port-source.ts'
import { Progress } from './progress.ts'
import { rowSources } from './row-source.ts'
import { UnaskedLog } from './unasked-log.ts'

/** A grader, and what it needs of the world from `openPorts`. */
export interface OpenGrader {
  readonly grader: AnyGrader
  readonly world: OpenedPorts
}

/** What is compared, and how. */
export interface CompareFiles {
  readonly before: OpenGrader
  readonly after: OpenGrader
  readonly paths: readonly string[]
  readonly strict: boolean
  readonly concurrency: number
  /** The most examples in each list. */
  readonly listed: number
}

/** What a comparison came to. */
export interface ComparedFiles {
  readonly comparison: GraderComparison
  /** Answers whose model was not asked, by grader. */
  readonly unasked: { readonly before: UnaskedLog; readonly after: UnaskedLog }
  readonly faults: FaultLog
  readonly interrupted: boolean
}

/** Rows that one grader grades before the other one does: an interruption loses no more, and memory stays constant. */
const rowsAtOnce = 64

/** Streams rows through two graders, reading each row once; stops on Ctrl-C, and at the first fault of a strict run. */
export async function compareFiles(work: CompareFiles, io: Io): Promise<ComparedFiles> {
  try {
    return await compareAll(work, io)
  } finally {
    await work.before.world.close?.()
    await work.after.world.close?.()
  }
}

async function compareAll(
  { before, after, paths, strict, concurrency, listed }: CompareFiles,
  io: Io,
): Promise<ComparedFiles> {
  const sources = rowSources(paths, io, { strict })
  const old = countedPorts(before.world.ports)
  const fresh = countedPorts(after.world.ports)
  const gradeOld = compile(before.grader, old.ports)
  const gradeNew = compile(after.grader, fresh.ports)
  const comparison = new GraderComparison(before.grader, after.grader, {
    listed,
    calls: { before: old.calls, after: fresh.calls },
  })
  const unasked = { before: new UnaskedLog(), after: new UnaskedLog() }
  const faults = new FaultLog(io, strict)
  const progress = new Progress(io)
  const done = (): boolean => io.signal.aborted || faults.stopped
  for (const { name, batches } of sources) {
    for await (const batch of batches) {
      // What an interrupted reader has left is no whole line.
      if (done()) break
      for (const entries of slices(batch, Math.max(rowsAtOnce, 4 * concurrency))) {
        const rows: NumberedRow[] = []
        for (const entry of entries) {
          if (faults.stopped) break
          if ('message' in entry) faults.add(name, entry)
          else rows.push(entry)
        }
        const was = await resultsOf(gradeOld, rows, concurrency, io.signal)
        const is = await resultsOf(gradeNew, rows, concurrency, io.signal)
        for (const [index, { line, row }] of rows.entries()) {
          const [oldResults, newResults] = [was[index], is[index]]
          if (oldResults === undefined || newResults === undefined) continue
          comparison.add({ row, number: line, before: oldResults, after: newResults })
          unasked.before.add(name, line, oldResults)
          unasked.after.add(name, line, newResults)
        }
        await faults.flush()
        await progress.update(comparison.samples)
        if (done()) break
      }
      if (done()) break
    }
    if (done()) break
  }
  await progress.end()
  return { comparison, unasked, faults, interrupted: io.signal.aborted }
}

/** The results of the rows in their order; fewer when the signal was aborted. */
async function resultsOf(
  grade: GradeFn,
  rows: readonly NumberedRow[],
  concurrency: number,
  signal: AbortSignal,
): Promise<(readonly GradeResult[])[]> {
  const all: (readonly GradeResult[])[] = []
  const sink = {
    graded: (row: { readonly results: readonly GradeResult[] }) => void all.push(row.results),
    fault: () => undefined,
  }
  try {
    await gradeBatch(grade, rows, sink, concurrency, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return all
}

function* slices(batch: Iterable<NumberedRow | RowFault>, size: number): Generator<(NumberedRow | RowFault)[]> {
  let slice: (NumberedRow | RowFault)[] = []
  for (const entry of batch) {
    slice.push(entry)
    if (slice.length < size) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}
