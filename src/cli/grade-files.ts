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
import { TimeLeft } from './time-left.ts'
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
  const left = timeLeft(paths, world, io)
  let place = { file: 0, line: 0 }
  let passedOn = io.now()
  const passOn = async (): Promise<void> => {
    await flush?.()
    await faults.flush()
    await progress.update(summarizer.samples, (now) => left?.text(place.file, place.line, now) ?? '', world?.progress)
    passedOn = io.now()
  }
  const done = (): boolean => io.signal.aborted || faults.stopped
  for (const [file, { name, batches }] of sources.entries()) {
    const sink: BatchSink = {
      graded({ numbered: { line, row }, results }) {
        const gradings = repeat === 1 ? [results] : gradingsOf(row, results)
        const [first = [], ...again] = gradings
        summarizer.add(first, row.expertScores)
        if (repeat > 1) repeats.add(gradings)
        unasked.add(name, line, first)
        graded(name, line, row, first, again)
        place = { file, line }
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

/** Only what waits for something takes long enough to be asked how long. */
function timeLeft(paths: readonly string[], world: OpenedPorts | undefined, io: Io): TimeLeft | undefined {
  const waits = Object.keys(world?.ports ?? {}).length > 0
  return waits && io.stderr.isTerminal ? new TimeLeft(paths, io.now(), io.signal) : undefined
}
