import type { AnyGrader } from '../../core/grader.ts'
import { readBlocks } from '../../dataset/read-blocks.ts'
import type { Shard } from '../../dataset/shard.ts'
import { rangeOf } from '../../graders/range-of.ts'
import { addPacked } from '../../run/packed-results.ts'
import { Summarizer } from '../../run/summarizer.ts'
import { FaultLog } from '../fault-log.ts'
import type { GradedFiles } from '../grade-files.ts'
import type { Io } from '../io.ts'
import { Progress } from '../progress.ts'
import { byteSources } from '../row-source.ts'
import { BlockPool } from './block-pool.ts'
import type { BlockOutput, BlockResult, WorkerGrader } from './block-task.ts'

/** What is to be graded, and by how many threads. */
export interface GradeInWorkers {
  readonly grader: AnyGrader
  /** How a thread builds the grader again. */
  readonly source: WorkerGrader
  readonly paths: readonly string[]
  readonly strict: boolean
  readonly shard: Shard | undefined
  readonly concurrency: number
  readonly jobs: number
  readonly output: BlockOutput
  /** Called for each block, in the order of the lines; what it awaits holds the next one back. */
  readonly take: (result: BlockResult) => Promise<void> | void
}

/** Blocks for each thread that are read ahead, so that none waits for the disk. */
const readAhead = 2

/**
 * Grades files with several threads: each grades blocks of whole lines, and what they give is put together in the order of the
 * lines. What is taken, the summary and the faults are those of a single thread, to the last byte.
 */
export async function gradeInWorkers(
  { grader, source, paths, strict, shard, concurrency, jobs, output, take }: GradeInWorkers,
  io: Io,
): Promise<GradedFiles> {
  const sources = byteSources(paths, io)
  const summarizer = new Summarizer(rangeOf(grader))
  const faults = new FaultLog(io, strict)
  const progress = new Progress(io)
  const pool = new BlockPool(jobs, io.worker, { grader: source, output, strict, shard, concurrency })
  const underWay: { readonly file: string; readonly result: Promise<BlockResult> }[] = []
  const finishOne = async (): Promise<void> => {
    const first = underWay.shift()
    if (first === undefined) return
    const result = await first.result
    addPacked(result.results, summarizer)
    for (const fault of result.faults) faults.add(first.file, fault)
    await take(result)
    await faults.flush()
    await progress.update(summarizer.samples)
  }
  const done = (): boolean => io.signal.aborted || faults.stopped
  // A block under way may take long; Ctrl-C does not wait for it.
  io.signal.addEventListener('abort', () => void pool.close(), { once: true })
  try {
    let number = 0
    for (const { name, chunks } of sources) {
      for await (const block of readBlocks(chunks)) {
        if (done()) break
        const task = { number: number++, block, file: sources.length > 1 ? name : undefined }
        const result = pool.grade(task)
        // The first one that is awaited speaks for all.
        result.catch(() => undefined)
        underWay.push({ file: name, result })
        if (underWay.length >= jobs * readAhead) await finishOne()
      }
      if (done()) break
    }
    while (underWay.length > 0 && !done()) await finishOne()
  } catch (error) {
    if (!io.signal.aborted) throw error
  } finally {
    await pool.close()
  }
  await progress.end()
  return { summarizer, faults, interrupted: io.signal.aborted }
}
