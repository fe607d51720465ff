import { Worker } from 'node:worker_threads'
import type { BlockResult, BlockTask, WorkerData } from './block-task.ts'

/** A task that a worker has, and who waits for it. */
interface Waiting {
  readonly resolve: (result: BlockResult) => void
  readonly reject: (error: Error) => void
}

/** Threads that grade blocks; each gets the next block when it has the fewest. */
export class BlockPool {
  private readonly workers: readonly { readonly thread: Worker; readonly waiting: Map<number, Waiting> }[]

  constructor(size: number, script: URL, data: WorkerData) {
    this.workers = Array.from({ length: size }, () => {
      const thread = new Worker(script, { workerData: data })
      const waiting = new Map<number, Waiting>()
      const fail = (error: Error): void => {
        for (const { reject } of waiting.values()) reject(error)
        waiting.clear()
      }
      thread.on('message', (result: BlockResult) => {
        waiting.get(result.number)?.resolve(result)
        waiting.delete(result.number)
      })
      thread.on('error', fail)
      thread.on('exit', () => fail(new Error('A worker thread stopped.')))
      return { thread, waiting }
    })
  }

  /** Hands over a block; its bytes are gone from here. Rejects when the thread fails or is closed. */
  grade(task: BlockTask): Promise<BlockResult> {
    const worker = this.workers.reduce((least, other) => (other.waiting.size < least.waiting.size ? other : least))
    return new Promise((resolve, reject) => {
      worker.waiting.set(task.number, { resolve, reject })
      worker.thread.postMessage(task, [task.block.bytes.buffer])
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map(({ thread }) => thread.terminate()))
  }
}
