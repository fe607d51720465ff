import { parentPort, workerData } from 'node:worker_threads'
import { blockRows, type RowFault } from '../../dataset/read-rows.ts'
import { shardText } from '../../dataset/shard.ts'
import { compile, type GradeFn } from '../../graders/compile.ts'
import { parse } from '../../graders/parse.ts'
import { resultLines } from '../../report/result-line.ts'
import { gradeBatch } from '../../run/grade-batch.ts'
import { ResultPacker } from '../../run/packed-results.ts'
import { openGrader } from '../open-grader.ts'
import { PreviewPick } from '../preview-pick.ts'
import { upToFault } from '../up-to-fault.ts'
import type { BlockResult, BlockTask, WorkerData } from './block-task.ts'

const { grader, output, strict, shard, concurrency } = workerData as WorkerData // as gradeInWorkers starts it
const part = shard && shardText(shard)
const encoder = new TextEncoder()
const packer = new ResultPacker()
const grading = load()
// Whoever awaits it hears of it; until then it is no unhandled rejection.
grading.catch(() => undefined)

parentPort?.on('message', (task: BlockTask) => {
  void answer(task)
})

let before: Promise<unknown> = Promise.resolve()

/** One block at a time, in the order in which they came. */
async function answer(task: BlockTask): Promise<void> {
  const done = before.then(async () => gradeBlock(await grading, task))
  before = done.catch(() => undefined)
  try {
    const result = await done
    parentPort?.postMessage(result, [result.output.buffer, result.results.numbers.buffer])
  } catch (error) {
    // Thrown outside of any promise, it reaches the main thread as the worker's error.
    setImmediate(() => {
      throw error
    })
  }
}

async function load(): Promise<GradeFn> {
  if (grader.kind === 'spec') return compile(parse(grader.spec))
  const opened = await openGrader(grader.path, grader.choice)
  if (opened.grader === undefined) throw new Error(`${grader.path} has changed and has errors now.`)
  return compile(opened.grader)
}

async function gradeBlock(grade: GradeFn, { number, block, file }: BlockTask): Promise<BlockResult> {
  let text = ''
  const pick = output.kind === 'preview' ? new PreviewPick(output.options) : undefined
  const faults: RowFault[] = []
  const rows = blockRows(block, { strict, shard })
  const sink = {
    graded({ numbered: { line, row }, results }: Parameters<Parameters<typeof gradeBatch>[2]['graded']>[0]) {
      packer.add(results, row.expertScores)
      if (pick === undefined) text += resultLines({ id: row.id, row: line, file, shard: part }, results)
      else pick.add(row, line, results)
    },
    fault: (fault: RowFault) => void faults.push(fault),
  }
  await gradeBatch(grade, strict ? upToFault(rows) : rows, sink, concurrency, {})
  const packed = { number, output: encoder.encode(text), results: packer.take(), faults }
  return pick === undefined ? packed : { ...packed, picked: pick.picked }
}
