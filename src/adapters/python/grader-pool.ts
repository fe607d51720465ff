import type { WorkerReply } from './read-worker-reply.ts'
import type { PythonWorker, WaitingCall } from './worker.ts'

/** Starts a worker that has no source yet, or says why it cannot. */
export type StartWorker = () => Promise<PythonWorker | string>

/** The calls of one source, spread over workers of its own: no process ever runs two graders. */
export class GraderPool {
  private readonly source: string
  private readonly size: number
  private readonly startWorker: StartWorker
  private readonly workers = new Set<PythonWorker>()
  private queue: WaitingCall[] = []
  private readonly starting = new Set<Promise<void>>()
  private isPlanned = false
  private isClosed = false

  constructor(source: string, size: number, startWorker: StartWorker) {
    this.source = source
    this.size = size
    this.startWorker = startWorker
  }

  /** Gives the reply to one call. */
  call(line: string): Promise<WorkerReply> {
    return new Promise((settle) => {
      this.queue.push({ line, settle })
      this.plan()
    })
  }

  /** Ends the workers; a call under way gets a failure. */
  async close(): Promise<void> {
    this.isClosed = true
    this.fail('it was closed.')
    await Promise.all([...this.starting, ...[...this.workers].map((worker) => worker.stop('it was closed.'))])
  }

  /** Calls that come at the same time go out together. */
  private plan(): void {
    if (this.isPlanned) return
    this.isPlanned = true
    process.nextTick(() => {
      this.isPlanned = false
      this.handOut()
    })
  }

  private handOut(): void {
    if (this.isClosed) return this.fail('it was closed.')
    // Equal shares, so that one fast worker does not take all that another could do meanwhile.
    const free = [...this.workers].filter(({ room }) => room > 0).toSorted((a, b) => b.room - a.room)
    for (const [index, worker] of free.entries()) {
      const share = Math.ceil(this.queue.length / (free.length - index))
      worker.send(this.queue.splice(0, Math.min(share, worker.room)))
    }
    // Workers start while others work; a run of a few calls needs no more than a few.
    const missing = Math.min(this.size - this.workers.size - this.starting.size, this.queue.length)
    for (let count = 0; count < missing; count++) this.addWorker()
  }

  private addWorker(): void {
    const started = this.startWorker().then((worker) => {
      this.starting.delete(started)
      return this.begin(worker)
    })
    this.starting.add(started)
  }

  private async begin(worker: PythonWorker | string): Promise<void> {
    if (typeof worker === 'string') {
      const isAlone = this.workers.size === 0 && this.starting.size === 0
      return isAlone ? this.fail(`no Python process could be started: ${worker}.`) : undefined
    }
    if (this.isClosed) return worker.stop('it was closed.')
    this.workers.add(worker)
    worker.load(this.source)
    worker.onRoom = () => {
      if (this.queue.length > 0) this.plan()
    }
    worker.onEnd = (unanswered) => {
      this.workers.delete(worker)
      this.queue = [...unanswered, ...this.queue]
      if (this.queue.length > 0) this.plan()
    }
    this.handOut()
  }

  private fail(message: string): void {
    const calls = this.queue
    this.queue = []
    for (const { settle } of calls) settle({ kind: 'server', message })
  }
}
