import type { AnyGrader } from '../core/grader.ts'
import type { Row } from '../dataset/row.ts'
import type { GradeResult } from '../core/result.ts'
import { compile } from '../graders/compile.ts'
import type { Shard } from '../dataset/shard.ts'
import { rangeOf } from '../graders/range-of.ts'
import { type BatchSink, gradeBatch } from '../run/grade-batch.ts'
import { Summarizer } from '../run/summarizer.ts'
import { FaultLog } from './fault-log.ts'
import type { Io } from './io.ts'
import type { OpenedPorts } from './port-source.ts'
import { Progress } from './progress.ts'
import { rowSources } from './row-source.ts'
import { upToFault } from './up-to-fault.ts'

/** What a command wants done with the rows of its files. */
export interface GradeFiles {
  readonly grader: AnyGrader
  /** What the grader needs of the world, from `openPorts`; closed when all is graded. */
  readonly world?: OpenedPorts
  readonly paths: readonly string[]
  readonly strict: boolean
  /** Only these lines. */
  readonly shard?: Shard | undefined
  readonly concurrency: number
  /** Called for each row in order. */
  readonly graded: (file: string, line: number, row: Row, results: readonly GradeResult[]) => void
  /** Called after each batch; what it awaits holds the next one back. */
  readonly flush?: () => Promise<void> | void
}

/** What grading came to. */
export interface GradedFiles {
  readonly summarizer: Summarizer
  readonly faults: FaultLog
  readonly interrupted: boolean
}

/** Milliseconds between two times that results of a grader that waits are passed on. */
const every = 100

/** Streams rows through a grader in constant memory; stops between rows on Ctrl-C, and at the first fault of a strict run. */
export async function gradeFiles(work: GradeFiles, io: Io): Promise<GradedFiles> {
  try {
    return await gradeAll(work, io)
  } finally {
    await work.world?.close?.()
  }
}

async function gradeAll(
  { grader, world, paths, strict, shard, concurrency, graded, flush }: GradeFiles,
  io: Io,
): Promise<GradedFiles> {
  const sources = rowSources(paths, io, { strict, shard })
  const grade = compile(grader, world?.ports)
  const summarizer = new Summarizer(rangeOf(grader))
  const faults = new FaultLog(io, strict)
  const progress = new Progress(io)
  let passedOn = io.now()
  const passOn = async (): Promise<void> => {
    await flush?.()
    await faults.flush()
    await progress.update(summarizer.samples)
    passedOn = io.now()
  }
  const done = (): boolean => io.signal.aborted || faults.stopped
  for (const { name, batches } of sources) {
    const sink: BatchSink = {
      graded({ numbered: { line, row }, results }) {
        summarizer.add(results, row.expertScores)
        graded(name, line, row, results)
      },
      fault: (fault) => faults.add(name, fault),
      flush: () => (io.now() - passedOn < every ? undefined : passOn()),
    }
    for await (const batch of batches) {
      // What an interrupted reader has left is no whole line.
      if (done()) break
      try {
        await gradeBatch(grade, strict ? upToFault(batch) : batch, sink, concurrency, { signal: io.signal })
      } catch (error) {
        if (!io.signal.aborted) throw error
      }
      await passOn()
      if (done()) break
    }
    if (done()) break
  }
  await progress.end()
  return { summarizer, faults, interrupted: io.signal.aborted }
}
