import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { constants } from 'node:os'

/** How a process is started, and what is left to do when it is gone. */
export interface ProcessCommand {
  readonly program: string
  readonly args: readonly string[]
  /** All of its environment. */
  readonly env: Readonly<Record<string, string>>
  readonly cwd?: string
  /** The file descriptor that it writes replies to: its output, or a pipe beside it while its output goes nowhere. */
  readonly replies: 1 | 3
  /** Called when the process is gone, and when this program ends. */
  readonly onGone?: () => void
}

/** What a process tells those who started it. */
export interface ProcessEvents {
  /** Text of replies: ASCII, or the bytes that were written, one a character. */
  readonly onText: (text: string) => void
  /** Bytes that went where errors go. */
  readonly onOutput: (data: Buffer) => void
  /** Called once: a signal's name, `exit code 1`, or why it did not start. */
  readonly onEnd: (how: string) => void
}

/** A process of a worker: started, written to, and ended together with all that it has started. */
export class WorkerProcess {
  /** Settled when the process is gone. */
  readonly gone: Promise<void>
  private readonly child: ChildProcess
  private readonly command: ProcessCommand

  constructor(command: ProcessCommand, events: ProcessEvents) {
    this.command = command
    const { program, args, env, cwd, replies } = command
    // A group of its own: it is ended as a whole, and Ctrl-C on a terminal is for the parent.
    this.child = spawn(program, args, {
      env: { ...env },
      ...(cwd === undefined ? {} : { cwd }),
      detached: true,
      stdio: ['pipe', replies === 1 ? 'pipe' : 'ignore', 'pipe', ...(replies === 3 ? ['pipe' as const] : [])],
    })
    live.add(this)
    if (live.size === 1) process.on('exit', endAll)
    this.child.stdin?.on('error', () => undefined) // the end of the process tells more
    const pipe = this.child.stdio[replies] as Readable // it is opened as a pipe above
    pipe.setEncoding('latin1')
    pipe.on('data', events.onText)
    this.child.stderr?.on('data', events.onOutput)
    this.gone = new Promise((resolve) => {
      const end = (how: string): void => {
        if (!live.delete(this)) return
        if (live.size === 0) process.off('exit', endAll)
        command.onGone?.()
        resolve()
        events.onEnd(how)
      }
      this.child.on('error', (error) => end(error.message))
      this.child.on('close', (code, signal) => end(signal ?? exitText(code ?? 0)))
    })
  }

  write(text: string): void {
    this.child.stdin?.write(text)
  }

  /** Whether this program must stay for what the process says; one that idles keeps no one from leaving. */
  hold(isHeld: boolean): void {
    const pipes = this.child.stdio as readonly ({ ref?(): void; unref?(): void } | null)[] // pipes are sockets in Node
    for (const part of [this.child, ...pipes]) {
      if (isHeld) part?.ref?.()
      else part?.unref?.()
    }
  }

  /** Ends it at once; `gone` says when that is done. */
  kill(): void {
    if (live.has(this)) this.hold(true)
    const { pid } = this.child
    if (pid === undefined) return
    try {
      if (process.platform === 'win32') this.child.kill('SIGKILL')
      else process.kill(-pid, 'SIGKILL')
    } catch {
      // It is gone already.
    }
  }

  /** Ends it while this program ends, when nothing is waited for any more. */
  abandon(): void {
    this.kill()
    this.command.onGone?.()
  }
}

const live = new Set<WorkerProcess>()

function endAll(): void {
  for (const one of live) one.abandon()
}

/** Inside of a sandbox, the shell's way to tell a signal is all that comes out. */
function exitText(code: number): string {
  const signal = Object.entries(constants.signals).find(([, number]) => number === code - 128)
  return signal === undefined ? `exit code ${code}` : signal[0]
}
