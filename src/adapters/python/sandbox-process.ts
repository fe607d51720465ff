import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Launch, launchAt, type LaunchRequest, type PythonIsolation } from './isolation.ts'

/** What a process tells those who started it. */
export interface ProcessEvents {
  readonly onText: (text: string) => void
  /** Bytes that went where errors go. */
  readonly onOutput: (data: Buffer) => void
  /** Called once: a signal's name, `exit code 1`, or why it did not start. */
  readonly onEnd: (how: string) => void
}

/** A process in its sandbox: started, written to, and ended together with all that it has started. */
export class SandboxProcess {
  readonly launch: Launch
  /** Settled when the process is gone. */
  readonly gone: Promise<void>
  private readonly child: ChildProcessWithoutNullStreams
  private readonly scratch: string

  constructor(level: PythonIsolation, request: Omit<LaunchRequest, 'scratch' | 'isRoot'>, events: ProcessEvents) {
    this.scratch = level === 'bubblewrap' ? '' : realpathSync(mkdtempSync(join(tmpdir(), 'graderkit-python-')))
    this.launch = launchAt(level, { ...request, scratch: this.scratch, isRoot: process.getuid?.() === 0 })
    const { program, args, env } = this.launch
    const cwd = this.scratch === '' ? {} : { cwd: this.scratch }
    // A group of its own: it is ended as a whole, and Ctrl-C on a terminal is for the parent.
    this.child = spawn(program, args, { ...cwd, env: { ...env }, detached: true })
    live.add(this)
    if (live.size === 1) process.on('exit', endAll)
    this.child.stdin.on('error', () => undefined) // the end of the process tells more
    this.child.stdout.setEncoding('latin1') // replies are ASCII
    this.child.stdout.on('data', events.onText)
    this.child.stderr.on('data', events.onOutput)
    this.gone = new Promise((resolve) => {
      const end = (how: string): void => {
        if (!live.delete(this)) return
        if (live.size === 0) process.off('exit', endAll)
        this.removeScratch()
        resolve()
        events.onEnd(how)
      }
      this.child.on('error', (error) => end(error.message))
      this.child.on('close', (code, signal) => end(signal ?? exitText(code ?? 0)))
    })
  }

  write(text: string): void {
    this.child.stdin.write(text)
  }

  /** Whether this program must stay for what the process says; one that idles keeps no one from leaving. */
  hold(isHeld: boolean): void {
    const { child } = this
    const pipes = [child.stdin, child.stdout, child.stderr] as unknown as readonly Socket[] // pipes are sockets in Node
    for (const one of [child, ...pipes]) {
      if (isHeld) one.ref()
      else one.unref()
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

  removeScratch(): void {
    if (this.scratch !== '') rmSync(this.scratch, { recursive: true, force: true, maxRetries: 3 })
  }
}

const live = new Set<SandboxProcess>()

function endAll(): void {
  for (const one of live) {
    one.kill()
    one.removeScratch()
  }
}

/** Inside of a sandbox, the shell's way to tell a signal is all that comes out. */
function exitText(code: number): string {
  const signal = Object.entries(constants.signals).find(([, number]) => number === code - 128)
  return signal === undefined ? `exit code ${code}` : signal[0]
}
