import { availableParallelism } from 'node:os'
import { InputError } from '../../core/input-error.ts'
import type { PortOptions, PythonCall, PythonNotes, PythonReply } from '../../core/ports.ts'
import { pythonPrograms } from './environment-folder.ts'
import { GraderPool } from './grader-pool.ts'
import { findInterpreter, type Interpreter } from './interpreter.ts'
import { isolations, type PythonIsolation } from './isolation.ts'
import { hostedLimits, type PythonLimits } from './limits.ts'
import { PendingCalls } from './pending-calls.ts'
import type { PythonRuntime } from './runtime.ts'
import { PythonWorker, type WorkerOptions } from './worker.ts'

/** How local Python is run; everything has a default. */
export interface SystemPythonOptions {
  /** An interpreter or the folder of an environment; the one of `graderkit python setup`, then `python3`, unless named. */
  readonly python?: string
  /** Processes for each grader; one for each core unless said. */
  readonly workers?: number
  /** What a call may use; the limits of hosted sandboxes unless said. */
  readonly limits?: Partial<PythonLimits>
  /** Just this level of isolation; the strongest that this machine has unless said. */
  readonly isolation?: PythonIsolation
  /** Whether results carry what their call printed. */
  readonly keepPrints?: boolean
  /** The seed of Python's hashes, on which the order of a set hangs; 0 unless said. */
  readonly hashSeed?: number
}

/** Why a stronger level than the one reached is not to be had here. */
export interface IsolationFailure {
  readonly isolation: PythonIsolation
  readonly reason: string
}

/**
 * Finds Python on this machine and gives the port `python`: graders run in processes of their own, as far apart as this
 * machine allows. Throws `InputError` when there is no Python 3.9 or newer, or when the asked level is not to be had.
 */
export async function systemPython(options: SystemPythonOptions = {}): Promise<SystemPython> {
  const interpreter = await findInterpreter(pythonPrograms(options.python))
  const { limits, hashSeed = 0, keepPrints = false } = options
  const worker: WorkerOptions = { interpreter, limits: { ...hostedLimits, ...limits }, hashSeed, keepPrints }
  const failures: IsolationFailure[] = []
  for (const isolation of options.isolation === undefined ? isolations : [options.isolation]) {
    const reason = unusable.get(`${isolation} ${interpreter.executable}`)
    const first = reason ?? (await PythonWorker.start(isolation, worker))
    if (typeof first !== 'string') {
      const workers = options.workers ?? availableParallelism()
      return new SystemPython({ interpreter, isolation, failures, worker, first, workers })
    }
    unusable.set(`${isolation} ${interpreter.executable}`, first)
    failures.push({ isolation, reason: first })
  }
  const why = failures.map(({ isolation, reason }) => `${isolation}: ${reason}`).join('; ')
  throw new InputError(`Python at ${interpreter.executable} could not be started as a sandbox (${why}).`)
}

const warnings = {
  namespaces:
    'Graders have no network here, but only a guard in Python keeps them from your files; install bubblewrap to hide these.',
  none: 'Only a guard in Python keeps graders from your files, network and processes: it stops mistakes, not intent. Install bubblewrap, or run graders that you trust.',
}

/** Levels that did not work are not tried again. */
const unusable = new Map<string, string>()

interface Opened {
  readonly interpreter: Interpreter
  readonly isolation: PythonIsolation
  readonly failures: readonly IsolationFailure[]
  readonly worker: WorkerOptions
  readonly first: PythonWorker
  readonly workers: number
}

/** The port `python` over processes of the Python of this machine. */
export class SystemPython implements PythonRuntime {
  readonly interpreter: Interpreter
  /** The level that every grader of this runtime is kept at. */
  readonly isolation: PythonIsolation
  /** The stronger levels that were tried. */
  readonly failures: readonly IsolationFailure[]
  private readonly worker: WorkerOptions
  private readonly workers: number
  private readonly pools = new Map<string, GraderPool>()
  private spare: PythonWorker | undefined
  private readonly pending = new PendingCalls()

  constructor({ interpreter, isolation, failures, worker, first, workers }: Opened) {
    this.interpreter = interpreter
    this.isolation = isolation
    this.failures = failures
    this.worker = worker
    this.workers = workers
    this.spare = first
    first.onEnd = () => {
      this.spare = undefined
    }
  }

  /** Runs one call; an abort rejects with the signal's reason. */
  async run({ source, sample, item }: PythonCall, { signal }: PortOptions = {}): Promise<PythonReply & PythonNotes> {
    const call = (): ReturnType<GraderPool['call']> => this.pool(source).call(JSON.stringify([sample, item]))
    const reply = await (signal === undefined ? call() : this.pending.race(signal, call))
    return { ...reply, isolation: this.isolation }
  }

  get description(): string {
    return `Python ${this.interpreter.version} (${this.interpreter.executable})`
  }

  get warning(): string | undefined {
    return this.isolation === 'bubblewrap' ? undefined : warnings[this.isolation]
  }

  async close(): Promise<void> {
    const pools = [...this.pools.values()]
    this.pools.clear()
    await Promise.all([...pools.map((pool) => pool.close()), this.spare?.stop('it was closed.')])
  }

  private pool(source: string): GraderPool {
    let pool = this.pools.get(source)
    if (pool === undefined) {
      pool = new GraderPool(source, this.workers, () => this.startWorker())
      this.pools.set(source, pool)
    }
    return pool
  }

  private async startWorker(): Promise<PythonWorker | string> {
    const { spare } = this
    this.spare = undefined
    return spare ?? PythonWorker.start(this.isolation, this.worker)
  }
}
