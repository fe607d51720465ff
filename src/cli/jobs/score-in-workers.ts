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
import type { BlockResult, WorkerGrader } from './block-task.ts'

/** What is to be scored, and by how many threads. */
export interface ScoreInWorkers {
  readonly grader: AnyGrader
  /** How a thread builds the grader again. */
  readonly source: WorkerGrader
  readonly paths: readonly string[]
  readonly strict: boolean
  readonly shard: Shard | undefined
  readonly concurrency: number
  readonly jobs: number
}

/** Blocks for each thread that are read ahead, so that none waits for the disk. */
const readAhead = 2

/**
 * Scores files with several threads: each grades blocks of whole lines, and what they give is put together in the order of the
 * lines. Output, summary and faults are those of a single thread, to the last byte.
 */
export async function scoreInWorkers(
  { grader, source, paths, strict, shard, concurrency, jobs }: ScoreInWorkers,
  io: Io,
): Promise<GradedFiles> {
  const sources = byteSources(paths, io)
  const summarizer = new Summarizer(rangeOf(grader))
  const faults = new FaultLog(io, strict)
  const progress = new Progress(io)
  const pool = new BlockPool(jobs, io.worker, { grader: source, strict, shard, concurrency })
  const underWay: { readonly file: string; readonly result: Promise<BlockResult> }[] = []
  const finishOne = async (): Promise<void> => {
    const first = underWay.shift()
    if (first === undefined) return
    const { output, results, faults: found } = await first.result
    addPacked(results, summarizer)
    for (const fault of found) faults.add(first.file, fault)
    await io.stdout.write(output)
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
