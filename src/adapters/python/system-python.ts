import { availableParallelism } from 'node:os'
import { InputError } from '../../core/input-error.ts'
import type { PortOptions, PythonCall, PythonNotes, PythonReply } from '../../core/ports.ts'
import { pythonPrograms } from './environment-folder.ts'
import { GraderPools } from './grader-pools.ts'
import { findInterpreter, type Interpreter } from './interpreter.ts'
import { isolations, type PythonIsolation } from './isolation.ts'
import { hostedLimits, type PythonLimits } from './limits.ts'
import type { PythonRuntime } from './runtime.ts'
import { type SandboxOptions, startSandbox } from './start-sandbox.ts'

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
  const sandbox: SandboxOptions = { interpreter, limits: { ...hostedLimits, ...limits }, hashSeed, keepPrints }
  const failures: IsolationFailure[] = []
  for (const isolation of options.isolation === undefined ? isolations : [options.isolation]) {
    const reason = unusable.get(`${isolation} ${interpreter.executable}`)
    const first = reason ?? (await startSandbox(isolation, sandbox))
    if (typeof first !== 'string') {
      const size = options.workers ?? availableParallelism()
      const pools = new GraderPools({ first, size, startWorker: () => startSandbox(isolation, sandbox) })
      return new SystemPython({ interpreter, isolation, failures, pools })
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
  readonly pools: GraderPools
}

/** The port `python` over processes of the Python of this machine. */
export class SystemPython implements PythonRuntime {
  readonly interpreter: Interpreter
  /** The level that every grader of this runtime is kept at. */
  readonly isolation: PythonIsolation
  /** The stronger levels that were tried. */
  readonly failures: readonly IsolationFailure[]
  private readonly pools: GraderPools

  constructor({ interpreter, isolation, failures, pools }: Opened) {
    this.interpreter = interpreter
    this.isolation = isolation
    this.failures = failures
    this.pools = pools
  }

  /** Runs one call; an abort rejects with the signal's reason. */
  async run(call: PythonCall, options: PortOptions = {}): Promise<PythonReply & PythonNotes> {
    return { ...(await this.pools.run(call, options)), isolation: this.isolation }
  }

  get description(): string {
    return `Python ${this.interpreter.version} (${this.interpreter.executable})`
  }

  get warning(): string | undefined {
    return this.isolation === 'bubblewrap' ? undefined : warnings[this.isolation]
  }

  async close(): Promise<void> {
    await this.pools.close()
  }
}
