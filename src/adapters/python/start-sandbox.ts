import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Interpreter } from './interpreter.ts'
import { launchAt, type PythonIsolation } from './isolation.ts'
import type { PythonLimits } from './limits.ts'
import { PythonWorker } from './worker.ts'
import { WorkerProcess } from './worker-process.ts'
import { workerSource } from './worker-source.ts'

/** What every worker of a runtime has in common. */
export interface SandboxOptions {
  readonly interpreter: Interpreter
  readonly limits: PythonLimits
  readonly hashSeed: number
  readonly keepPrints: boolean
}

/** Milliseconds until a process that says nothing counts as not started. */
const startTime = 30_000

/** Starts a worker with the Python of this machine at a level; the text says why it did not start. */
export function startSandbox(level: PythonIsolation, options: SandboxOptions): Promise<PythonWorker | string> {
  const { interpreter, limits, hashSeed, keepPrints } = options
  const { seconds, memory, disk } = limits
  return PythonWorker.start({ seconds, startTime }, (events) => {
    const scratch = level === 'bubblewrap' ? undefined : realpathSync(mkdtempSync(join(tmpdir(), 'graderkit-python-')))
    const isRoot = process.getuid?.() === 0
    const request = { interpreter, limits, hashSeed, code: workerSource, scratch: scratch ?? '', isRoot }
    const { program, args, env, user, guard, processes } = launchAt(level, request)
    const command = { program, args, env, replies: 1 } as const
    const started = new WorkerProcess(scratch === undefined ? command : { ...command, ...folderOf(scratch) }, events)
    started.write(`${JSON.stringify({ user, guard, processes, seconds, memory, disk, prints: keepPrints })}\n`)
    return started
  })
}

/** A folder that a process works in, and that goes with it. */
function folderOf(path: string) {
  return { cwd: path, onGone: (): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}
