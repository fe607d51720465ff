import type { AnyGrader } from '../core/grader.ts'
import type { Summary } from '../core/report.ts'
import type { Row } from '../dataset/row.ts'
import type { GradeResult } from '../core/result.ts'
import { compile } from '../graders/compile.ts'
import type { Shard } from '../dataset/shard.ts'
import { rangeOf } from '../graders/range-of.ts'
import { type BatchSink, gradeBatch } from '../run/grade-batch.ts'
import { gradingsOf } from '../run/grade-row.ts'
import { RepeatSummarizer } from '../run/repeat-summarizer.ts'
import { Summarizer } from '../run/summarizer.ts'
import { FaultLog } from './fault-log.ts'
import type { Io } from './io.ts'
import type { OpenedPorts } from './port-source.ts'
import { Progress } from './progress.ts'
import { rowSources } from './row-source.ts'
import { UnaskedLog } from './unasked-log.ts'
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
  /** How often each answer is graded; once unless said. */
  readonly repeat?: number
  /** Called for each row in order; `again` holds the results of further gradings. */
  readonly graded: (file: string, line: number, row: Row, results: readonly GradeResult[], again: Gradings) => void
  /** Called after each batch; what it awaits holds the next one back. */
  readonly flush?: () => Promise<void> | void
}

/** Results grading by grading, one for each answer. */
type Gradings = readonly (readonly GradeResult[])[]

/** What grading came to. */
export interface GradedFiles {
  readonly summarizer: Summarizer
  /** Present when answers were graded several times. */
  readonly repeats?: RepeatSummarizer
  /** Answers whose model was not asked; absent where none could be. */
  readonly unasked?: UnaskedLog
  readonly faults: FaultLog
  readonly interrupted: boolean
}

/** The numbers of all that was graded. */
export function summaryOf({ summarizer, repeats }: GradedFiles): Summary {
  const summary = summarizer.summary()
  return repeats === undefined ? summary : { ...summary, repeats: repeats.summary() }
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
  { grader, world, paths, strict, shard, concurrency, repeat = 1, graded, flush }: GradeFiles,
  io: Io,
): Promise<GradedFiles> {
  const sources = rowSources(paths, io, { strict, shard })
  const grade = compile(grader, world?.ports)
  const summarizer = new Summarizer(rangeOf(grader))
  const repeats = new RepeatSummarizer(repeat)
  const faults = new FaultLog(io, strict)
  const unasked = new UnaskedLog()
  const progress = new Progress(io)
  let passedOn = io.now()
  const passOn = async (): Promise<void> => {
    await flush?.()
    await faults.flush()
    await progress.update(summarizer.samples, world?.progress?.())
    passedOn = io.now()
  }
  const done = (): boolean => io.signal.aborted || faults.stopped
  for (const { name, batches } of sources) {
    const sink: BatchSink = {
      graded({ numbered: { line, row }, results }) {
        const gradings = repeat === 1 ? [results] : gradingsOf(row, results)
        const [first = [], ...again] = gradings
        summarizer.add(first, row.expertScores)
        if (repeat > 1) repeats.add(gradings)
        unasked.add(name, line, first)
        graded(name, line, row, first, again)
      },
      fault: (fault) => faults.add(name, fault),
      flush: () => (io.now() - passedOn < every ? undefined : passOn()),
    }
    for await (const batch of batches) {
      // What an interrupted reader has left is no whole line.
      if (done()) break
      try {
        await gradeBatch(grade, strict ? upToFault(batch) : batch, sink, concurrency, {
          signal: io.signal,
          gradings: repeat,
        })
      } catch (error) {
        if (!io.signal.aborted) throw error
      }
      await passOn()
      if (done()) break
    }
    if (done()) break
  }
  await progress.end()
  return { summarizer, ...(repeat > 1 ? { repeats } : {}), unasked, faults, interrupted: io.signal.aborted }
}
