import { readWorkerReply, type WorkerReply } from './read-worker-reply.ts'
import type { ProcessEvents, WorkerProcess } from './worker-process.ts'

/** A call that waits for its reply. */
export interface WaitingCall {
  /** `[sample, item]` as one line of JSON. */
  readonly line: string
  readonly settle: (reply: WorkerReply) => void
}

/** How long a worker is waited for. */
export interface WorkerTimes {
  /** The limit of a call. */
  readonly seconds: number
  /** Milliseconds until a process that says nothing counts as not started. */
  readonly startTime: number
}

/** The end of a worker: calls that it never came to are handed back, and the one under way is settled. */
export type WorkerEnd = (unanswered: readonly WaitingCall[]) => void

/** Calls that lie ahead of a worker that is very quick; a slow one gets one at a time, so that none waits behind another. */
const mostAhead = 512
/** Milliseconds of work that may lie ahead of a worker. */
const workAhead = 5
/** Bytes that may lie ahead of a worker. */
const mostBytes = 1_000_000
/** Bytes of output beside the replies that one call may write. */
const mostOutput = 10_000_000
/** Characters of a reply: its parts are cut to far less. */
const longestReply = 1_000_000

/**
 * One Python process that grades with one source, whatever runs Python in it. It writes a line when it is ready, is told
 * the source as a JSON string and then `[sample, item]` for each call, and replies in their order: the number of the call
 * from 0, a space, and JSON.
 */
export class PythonWorker {
  /** Called once, when the process is gone. */
  onEnd: WorkerEnd = () => undefined
  /** Called when replies have made room. */
  onRoom: () => void = () => undefined
  private readonly child: WorkerProcess
  private readonly seconds: number
  private waiting: WaitingCall[] = []
  private bytesAhead = 0
  private ahead = 1
  private answered = 0
  private headSince = 0
  private timer: NodeJS.Timeout | undefined
  private rest = ''
  private output = 0
  private errors = ''
  private reason: string | undefined
  private ready: ((failure?: string) => void) | undefined

  private constructor(seconds: number, open: (events: ProcessEvents) => WorkerProcess) {
    this.seconds = seconds
    this.child = open({
      onText: (text) => this.read(text),
      onOutput: (data) => this.readOutput(data),
      onEnd: (how) => this.ended(how),
    })
  }

  /** Starts a process, which `open` gives its settings; the text says why it did not start. */
  static start(
    { seconds, startTime }: WorkerTimes,
    open: (events: ProcessEvents) => WorkerProcess,
  ): Promise<PythonWorker | string> {
    const worker = new PythonWorker(seconds, open)
    return new Promise((resolve) => {
      const timer = setTimeout(() => void worker.stop('it did not answer'), startTime)
      worker.ready = (failure) => {
        clearTimeout(timer)
        worker.ready = undefined
        worker.child.hold(false)
        resolve(failure ?? worker)
      }
    })
  }

  /** Gives the source that this worker grades with from now on. */
  load(source: string): void {
    this.child.write(`${JSON.stringify(source)}\n`)
  }

  /** How many more calls it can take. */
  get room(): number {
    return this.reason !== undefined || this.bytesAhead >= mostBytes ? 0 : this.ahead - this.waiting.length
  }

  /** Hands over calls with one write. */
  send(calls: readonly WaitingCall[]): void {
    if (calls.length === 0) return
    if (this.waiting.length === 0) {
      this.child.hold(true)
      this.headSince = performance.now()
      this.output = 0
      this.watch(this.seconds * 1000)
    }
    let text = ''
    for (const call of calls) {
      this.waiting.push(call)
      this.bytesAhead += call.line.length
      text += `${call.line}\n`
    }
    this.child.write(text)
  }

  /** Ends the process and all it has started, and waits for that; the call under way gets the reason. */
  stop(reason: string): Promise<void> {
    this.reason ??= reason
    this.child.kill()
    return this.child.gone
  }

  private read(text: string): void {
    const all = this.rest + text
    let start = 0
    let count = 0
    for (let end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', start)) {
      if (this.ready !== undefined) this.ready()
      else if (this.settleNext(all.slice(start, end))) count++
      else return this.breakOff()
      start = end + 1
    }
    this.rest = all.slice(start)
    if (this.rest.length > longestReply) return this.breakOff()
    if (count > 0) this.progress(count)
  }

  private breakOff(): void {
    void this.stop('it wrote into the pipe for replies.')
  }

  private settleNext(line: string): boolean {
    const [call] = this.waiting
    const prefix = `${this.answered} `
    // What a worker says after it was told to stop is too late.
    if (call === undefined || this.reason !== undefined || !line.startsWith(prefix)) return false
    const reply = readWorkerReply(line.slice(prefix.length))
    if (reply === undefined) return false
    this.waiting.shift()
    this.bytesAhead -= call.line.length
    this.answered++
    call.settle(reply)
    return true
  }

  private progress(count: number): void {
    const now = performance.now()
    const each = Math.max(0.001, (now - this.headSince) / count)
    this.ahead = Math.max(1, Math.min(mostAhead, 2 * this.ahead, Math.round(workAhead / each)))
    this.headSince = now
    this.output = 0
    if (this.waiting.length === 0) {
      this.child.hold(false)
      clearTimeout(this.timer)
      this.timer = undefined
    }
    this.onRoom()
  }

  /** One timer for many calls: when it rings, it looks since when the one under way really runs. */
  private watch(milliseconds: number): void {
    if (this.timer !== undefined) return
    this.timer = setTimeout(() => {
      this.timer = undefined
      if (this.waiting.length === 0) return
      const left = this.headSince + this.seconds * 1000 - performance.now()
      if (left > 0) this.watch(left)
      else this.stopUnlessAnswered()
    }, milliseconds)
  }

  /** When this program itself was held up, the reply may have been lying in the pipe for long. */
  private stopUnlessAnswered(): void {
    const { answered } = this
    setImmediate(() => {
      if (this.answered === answered) void this.stop(`it took more than ${this.seconds} s.`)
      else if (this.waiting.length > 0) this.watch(this.seconds * 1000)
    })
  }

  private readOutput(data: Buffer): void {
    this.output += data.length
    this.errors = (this.errors + data.subarray(-2000).toString()).slice(-2000)
    if (this.output > mostOutput) void this.stop(`it wrote more than ${mostOutput} bytes to its output.`)
  }

  private ended(how: string): void {
    clearTimeout(this.timer)
    const last = this.errors.trimEnd().split('\n').at(-1) ?? ''
    const said = last === '' ? '' : `: ${last.slice(0, 300)}`
    if (this.ready !== undefined) return this.ready(`${this.reason ?? how}${said}`)
    const [underWay, ...behind] = this.waiting
    this.waiting = []
    underWay?.settle({ kind: 'server', message: this.reason ?? `its process ended (${how})${said}.` })
    this.onEnd(behind)
  }
}
