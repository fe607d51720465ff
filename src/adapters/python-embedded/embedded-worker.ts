import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { GraderWorker } from '../python/grader-pool.ts'
import { readWorkerReply } from '../python/read-worker-reply.ts'
import type { WaitingCall } from '../python/worker.ts'
import type { EmbeddedLaunch } from './launch.ts'

/** What a worker is told before it gets a source. */
export interface WorkerSettings {
  readonly pyodide: string
  readonly prelude: string
  readonly memory: number
  readonly hashSeed: number
  readonly keepPrints: boolean
  /** The file of the snapshot to start from. */
  readonly snapshot?: string
}

/** Calls that may lie ahead of a worker: one is under way, and the next is there when it is done. */
const mostAhead = 8
/** Milliseconds until a process that says nothing counts as not started. */
const startTime = 60_000
/** Characters of a reply: its parts are cut to far less. */
const longestReply = 1_000_000

/** One Node process with Pyodide in it, which grades with one source. */
export class EmbeddedWorker implements GraderWorker {
  /** Called once, when the process is gone, with the calls that it was never asked to answer. */
  onEnd: (unanswered: readonly WaitingCall[]) => void = () => undefined
  /** Called when a reply has made room. */
  onRoom: () => void = () => undefined
  private readonly child: ChildProcess
  private readonly seconds: number
  private waiting: WaitingCall[] = []
  private answered = 0
  private rest = ''
  private errors = ''
  private reason: string | undefined
  private timer: NodeJS.Timeout | undefined
  private ready: ((failure?: string) => void) | undefined
  private readonly gone: Promise<void>
  private leave: () => void = () => undefined

  private constructor(launch: EmbeddedLaunch, settings: WorkerSettings, seconds: number) {
    this.seconds = seconds
    this.gone = new Promise((resolve) => {
      this.leave = resolve
    })
    this.child = spawnWorker(launch)
    live.add(this)
    if (live.size === 1) process.on('exit', stopAll)
    this.child.stdin?.on('error', () => undefined) // the end of the process tells more
    const replies = replyPipe(this.child)
    replies.setEncoding('latin1') // replies are ASCII
    replies.on('data', (text: string) => this.read(text))
    this.child.stderr?.on('data', (data: Buffer) => {
      this.errors = (this.errors + data.toString()).slice(-2000)
    })
    this.child.on('error', (error) => this.ended(error.message))
    this.child.on('close', (code, signal) => this.ended(signal ?? `exit code ${code}`))
    this.child.stdin?.write(`${JSON.stringify({ task: 'grade', ...settings })}\n`)
  }

  /** Starts a process; the text says why it did not start. */
  static start(launch: EmbeddedLaunch, settings: WorkerSettings, seconds: number): Promise<EmbeddedWorker | string> {
    const worker = new EmbeddedWorker(launch, settings, seconds)
    return new Promise((resolve) => {
      const timer = setTimeout(() => void worker.stop('it did not answer'), startTime)
      worker.ready = (failure) => {
        clearTimeout(timer)
        worker.ready = undefined
        worker.hold(false)
        resolve(failure ?? worker)
      }
    })
  }

  /** Gives the source that this worker grades with from now on. */
  load(source: string): void {
    this.child.stdin?.write(`${JSON.stringify(source)}\n`)
  }

  /** How many more calls it can take. */
  get room(): number {
    return this.reason === undefined ? mostAhead - this.waiting.length : 0
  }

  /** Hands over calls. */
  send(calls: readonly WaitingCall[]): void {
    if (calls.length === 0) return
    if (this.waiting.length === 0) {
      this.hold(true)
      this.watch()
    }
    this.waiting.push(...calls)
    this.child.stdin?.write(calls.map(({ line }) => `${line}\n`).join(''))
  }

  /** Ends the process; the call under way gets the reason. Resolves when it is gone. */
  stop(reason: string): Promise<void> {
    this.reason ??= reason
    this.hold(true) // whoever waits for its end must still be here then
    this.child.kill('SIGKILL')
    return this.gone
  }

  /** Whether this process must stay alive for a reply; one that idles keeps no one from leaving. */
  private hold(isHeld: boolean): void {
    const pipes = this.child.stdio as readonly ({ ref?(): void; unref?(): void } | null)[] // pipes are sockets in Node
    for (const part of [this.child, ...pipes]) {
      if (isHeld) part?.ref?.()
      else part?.unref?.()
    }
  }

  /** The time of a call starts when the one before it is answered. */
  private watch(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.stop(`it took more than ${this.seconds} s.`), this.seconds * 1000)
  }

  private read(text: string): void {
    const lines = (this.rest + text).split('\n')
    this.rest = lines.pop() ?? ''
    for (const line of lines) {
      if (this.ready !== undefined) this.ready()
      else if (!this.settleNext(line)) return void this.stop('it wrote into the pipe for replies.')
    }
    if (this.rest.length > longestReply) return void this.stop('it wrote into the pipe for replies.')
    if (lines.length > 0) this.onRoom()
  }

  private settleNext(line: string): boolean {
    const prefix = `${this.answered} `
    const reply = line.startsWith(prefix) ? readWorkerReply(line.slice(prefix.length)) : undefined
    const call = reply === undefined ? undefined : this.waiting.shift()
    if (call === undefined || reply === undefined) return false
    this.answered++
    if (this.waiting.length > 0) this.watch()
    else {
      clearTimeout(this.timer)
      this.hold(false)
    }
    call.settle(reply)
    return true
  }

  private ended(how: string): void {
    if (!live.delete(this)) return
    if (live.size === 0) process.off('exit', stopAll)
    clearTimeout(this.timer)
    this.leave()
    const last = this.errors.trimEnd().split('\n').at(-1) ?? ''
    const said = last === '' ? '' : `: ${last.slice(0, 300)}`
    if (this.ready !== undefined) return this.ready(`${this.reason ?? how}${said}`)
    const [underWay, ...behind] = this.waiting
    this.waiting = []
    underWay?.settle({ kind: 'server', message: this.reason ?? `its process ended (${how})${said}.` })
    this.onEnd(behind)
  }
}

/** A process with no environment, whose output goes nowhere but to its replies and its errors. */
export function spawnWorker({ program, args }: EmbeddedLaunch): ChildProcess {
  return spawn(program, args, { env: {}, stdio: ['pipe', 'ignore', 'pipe', 'pipe'] })
}

/** Where a worker's replies come out. */
export function replyPipe({ stdio }: ChildProcess): Readable {
  return stdio[3] as Readable // it is opened as a pipe above
}

const live = new Set<EmbeddedWorker>()

function stopAll(): void {
  for (const worker of live) void worker.stop('the program ended')
}
