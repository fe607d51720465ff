import type { PortOptions, PythonCall } from '../../core/ports.ts'
import { GraderPool, type StartWorker } from './grader-pool.ts'
import { PendingCalls } from './pending-calls.ts'
import type { WorkerReply } from './read-worker-reply.ts'
import type { PythonWorker } from './worker.ts'

/** What the pools of a runtime are made of. */
export interface PoolOptions {
  /** The worker that showed that one can be started; the first grader gets it. */
  readonly first: PythonWorker
  /** Processes for each grader. */
  readonly size: number
  readonly startWorker: StartWorker
}

/** The pools of a runtime, one for each source that it is given. */
export class GraderPools {
  private readonly options: PoolOptions
  private readonly pools = new Map<string, GraderPool>()
  private readonly pending = new PendingCalls()
  private spare: PythonWorker | undefined

  constructor(options: PoolOptions) {
    this.options = options
    this.spare = options.first
    options.first.onEnd = () => {
      this.spare = undefined
    }
  }

  /** Gives the reply to one call; an abort rejects with the signal's reason. */
  async run({ source, sample, item }: PythonCall, { signal }: PortOptions = {}): Promise<WorkerReply> {
    const call = (): Promise<WorkerReply> => this.pool(source).call(JSON.stringify([sample, item]))
    return signal === undefined ? call() : this.pending.race(signal, call)
  }

  /** Ends every process; a call under way gets a failure. */
  async close(): Promise<void> {
    const pools = [...this.pools.values()]
    this.pools.clear()
    await Promise.all([...pools.map((pool) => pool.close()), this.spare?.stop('it was closed.')])
  }

  private pool(source: string): GraderPool {
    let pool = this.pools.get(source)
    if (pool === undefined) {
      pool = new GraderPool(source, this.options.size, () => this.startWorker())
      this.pools.set(source, pool)
    }
    return pool
  }

  private async startWorker(): Promise<PythonWorker | string> {
    const { spare } = this
    this.spare = undefined
    return spare ?? this.options.startWorker()
  }
}
