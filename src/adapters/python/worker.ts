import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isJsonObject } from '../../core/json.ts'
import type { PythonReply } from '../../core/ports.ts'
import type { Interpreter } from './interpreter.ts'
import { type Launch, launchAt, type PythonIsolation } from './isolation.ts'
import type { PythonLimits } from './limits.ts'
import { workerSource } from './worker-source.ts'

/** A call that waits for its reply. */
export interface WaitingCall {
  /** `[sample, item]` as one line of JSON. */
  readonly line: string
  readonly settle: (reply: PythonReply & { readonly prints?: string }) => void
}

/** What every worker of a runtime has in common. */
export interface WorkerOptions {
  readonly interpreter: Interpreter
  readonly limits: PythonLimits
  readonly hashSeed: number
  readonly keepPrints: boolean
}

/** The end of a worker: calls it was never asked to answer come back, the one under way is settled. */
export type WorkerEnd = (unanswered: readonly WaitingCall[]) => void

/** Calls for a worker that is quick enough to be given many ahead; a slow one holds one in reserve. */
const mostAhead = 512
/** Milliseconds of work that may lie ahead of a worker. */
const workAhead = 5
/** Bytes that may lie ahead of a worker. */
const mostBytes = 1_000_000
/** Bytes of output beside the replies that one call may write. */
const mostOutput = 10_000_000
/** Characters of a reply: its parts are cut to far less. */
const longestReply = 1_000_000
/** Milliseconds until a process that says nothing counts as not started. */
const startTime = 30_000

/** One Python process that grades with one source. */
export class PythonWorker {
  /** Called once, when the process is gone. */
  onEnd: WorkerEnd = () => undefined
  /** Called when replies have made room. */
  onRoom: () => void = () => undefined
  readonly isolation: PythonIsolation
  private readonly child: ChildProcess
  private readonly scratch: string
  private readonly seconds: number
  private waiting: WaitingCall[] = []
  private bytesAhead = 0
  private ahead = 2
  private answered = 0
  private headSince = 0
  private timer: NodeJS.Timeout | undefined
  private rest = ''
  private output = 0
  private errors = ''
  private reason: string | undefined
  private readonly gone: Promise<void>
  private hasGone: () => void = () => undefined
  private ready: ((failure?: string) => void) | undefined

  private constructor(level: PythonIsolation, options: WorkerOptions) {
    this.isolation = level
    this.gone = new Promise((resolve) => {
      this.hasGone = resolve
    })
    this.seconds = options.limits.seconds
    this.scratch = level === 'bubblewrap' ? '' : realpathSync(mkdtempSync(join(tmpdir(), 'graderkit-python-')))
    const isRoot = process.getuid?.() === 0
    const { interpreter, limits, hashSeed } = options
    const launch = launchAt(level, { interpreter, limits, hashSeed, code: workerSource, scratch: this.scratch, isRoot })
    this.child = this.spawned(launch)
    this.child.stdin?.write(`${JSON.stringify(settings(launch, options))}\n`)
  }

  /** Starts a process at a level; the text says why it did not start. */
  static start(level: PythonIsolation, options: WorkerOptions): Promise<PythonWorker | string> {
    const worker = new PythonWorker(level, options)
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
    return this.reason !== undefined || this.bytesAhead >= mostBytes ? 0 : this.ahead - this.waiting.length
  }

  /** Hands over calls with one write. */
  send(calls: readonly WaitingCall[]): void {
    if (calls.length === 0) return
    if (this.waiting.length === 0) {
      this.hold(true)
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
    this.child.stdin?.write(text)
  }

  /** Ends the process and all it has started, and waits for that; the call under way gets the reason. */
  stop(reason: string): Promise<void> {
    this.reason ??= reason
    if (live.has(this)) this.hold(true)
    kill(this.child)
    return this.gone
  }

  /** Only when the process is ended, or about to be. */
  removeScratch(): void {
    if (this.scratch !== '') rmSync(this.scratch, { recursive: true, force: true, maxRetries: 3 })
  }

  private spawned({ program, args, env }: Launch): ChildProcess {
    const cwd = this.scratch === '' ? {} : { cwd: this.scratch }
    // A group of its own: it is killed as a whole, and Ctrl-C on a terminal is for the parent.
    const child = spawn(program, args, { ...cwd, env: { ...env }, stdio: 'pipe', detached: true })
    live.add(this)
    if (live.size === 1) process.on('exit', killAll)
    child.stdin.on('error', () => undefined) // the end of the process tells more
    child.stdout.setEncoding('latin1') // replies are ASCII
    child.stdout.on('data', (text: string) => this.read(text))
    child.stderr.on('data', (data: Buffer) => this.readOutput(data))
    child.on('error', (error) => this.ended(error.message))
    child.on('close', (code, signal) => this.ended(signal ?? exitText(code ?? 0)))
    return child
  }

  /** Whether this process must stay alive for a reply; one that idles keeps no one from leaving. */
  private hold(isHeld: boolean): void {
    if (isHeld) this.child.ref()
    else this.child.unref()
    const pipes = [this.child.stdin, this.child.stdout, this.child.stderr] as (Socket | null)[] // pipes are sockets in Node
    for (const pipe of pipes) {
      if (isHeld) pipe?.ref()
      else pipe?.unref()
    }
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
    if (call === undefined || !line.startsWith(prefix)) return false
    const reply = readReply(line.slice(prefix.length))
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
    this.ahead = Math.max(2, Math.min(mostAhead, 2 * this.ahead, Math.round(workAhead / each)))
    this.headSince = now
    this.output = 0
    if (this.waiting.length === 0) {
      this.hold(false)
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
    if (!live.delete(this)) return
    if (live.size === 0) process.off('exit', killAll)
    clearTimeout(this.timer)
    this.removeScratch()
    this.hasGone()
    const last = this.errors.trimEnd().split('\n').at(-1) ?? ''
    const said = last === '' ? '' : `: ${last.slice(0, 300)}`
    if (this.ready !== undefined) return this.ready(`${this.reason ?? how}${said}`)
    const [underWay, ...behind] = this.waiting
    this.waiting = []
    underWay?.settle({ kind: 'server', message: this.reason ?? `its process ended (${how})${said}.` })
    this.onEnd(behind)
  }
}

/** Inside of a sandbox, the shell's way to tell a signal is all that comes out. */
function exitText(code: number): string {
  const signal = Object.entries(constants.signals).find(([, number]) => number === code - 128)
  return signal === undefined ? `exit code ${code}` : signal[0]
}

/** What the worker is told before it gets a source. */
function settings({ user, guard, processes }: Launch, { limits, keepPrints }: WorkerOptions): object {
  const { seconds, memory, disk } = limits
  return { user, guard, processes, seconds, memory, disk, prints: keepPrints }
}

/** A grader can write into the conversation, so a reply is looked at before it is believed. */
function readReply(text: string): (PythonReply & { readonly prints?: string }) | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (!isJsonObject(value)) return undefined
    const { kind, message } = value
    const isReply = kind === 'value' ? 'value' in value : typeof message === 'string' && replyKinds.has(kind)
    return isReply ? (value as unknown as PythonReply) : undefined // its fields are those of its kind
  } catch {
    return undefined
  }
}

const replyKinds = new Set<unknown>(['not_a_number', 'exception', 'server'])

const live = new Set<PythonWorker>()

function killAll(): void {
  for (const worker of live) {
    void worker.stop('the program ended')
    worker.removeScratch()
  }
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}
