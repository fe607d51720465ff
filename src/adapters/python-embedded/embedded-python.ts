import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import { InputError } from '../../core/input-error.ts'
import type { PortOptions, PythonCall, PythonNotes, PythonReply } from '../../core/ports.ts'
import { GraderPools } from '../python/grader-pools.ts'
import { hostedLimits, type PythonLimits } from '../python/limits.ts'
import type { PythonRuntime } from '../python/runtime.ts'
import type { PythonWorker } from '../python/worker.ts'
import { startEmbedded, type EmbeddedSettings } from './start-embedded.ts'
import { findPyodide, type Pyodide } from './find-pyodide.ts'
import { type EmbeddedIsolation, type EmbeddedLaunch, launches } from './launch.ts'
import { ensureSnapshot, snapshotFile } from './snapshot.ts'
import { embeddedPrelude, workerProgram } from './worker-program.ts'

/** How embedded Python is run; everything has a default. */
export interface EmbeddedPythonOptions {
  /** Processes for each grader, of 200 MB each; one for each core, and no more than 2, unless said. */
  readonly workers?: number
  /** What a call may use; the limits of hosted sandboxes unless said. It has no files but those in its memory. */
  readonly limits?: Partial<Pick<PythonLimits, 'seconds' | 'memory'>>
  /** Whether results carry what their call printed. */
  readonly keepPrints?: boolean
  /** The seed of Python's hashes, on which the order of a set hangs; 0 unless said. */
  readonly hashSeed?: number
}

/**
 * The port `python` without Python on the machine: CPython in WebAssembly, from the optional peer `pyodide`, with the
 * standard library and no packages. Each grader has processes of its own under Node's permission model, with a cap on
 * their memory; the first start makes a snapshot, from which later ones start in a tenth of the time. Throws `InputError`
 * when pyodide is not installed or does not start. Measured with pyodide 314.0.7.
 */
export async function embeddedPython(options: EmbeddedPythonOptions = {}): Promise<EmbeddedPython> {
  const pyodide = findPyodide()
  const { limits, keepPrints = false, hashSeed = 0 } = options
  const { seconds, memory } = { ...hostedLimits, ...limits }
  const url = pathToFileURL(`${pyodide.folder}/pyodide.mjs`).href
  const settings = { pyodide: url, prelude: embeddedPrelude, memory, hashSeed, keepPrints }
  const started = await startFirst(pyodide, settings, seconds)
  if (typeof started === 'string')
    throw new InputError(`The embedded Python runtime, pyodide ${pyodide.version}, could not be started: ${started}.`)
  const { launch, settings: tried, first } = started
  const size = options.workers ?? Math.min(2, availableParallelism())
  const pools = new GraderPools({ first, size, startWorker: () => startEmbedded(launch, tried, seconds) })
  return new EmbeddedPython({ isolation: launch.isolation, version: pyodide.version, pools })
}

interface Started {
  readonly launch: EmbeddedLaunch
  readonly settings: EmbeddedSettings
  readonly first: PythonWorker
}

interface Opened {
  readonly isolation: EmbeddedIsolation
  readonly version: string
  readonly pools: GraderPools
}

/** The first worker finds out how workers start here: with or without a network of their own, from a snapshot or not. */
async function startFirst(pyodide: Pyodide, plain: EmbeddedSettings, seconds: number): Promise<Started | string> {
  const file = snapshotFile(pyodide, plain)
  const failures: string[] = []
  for (const launch of launches(pyodide, [file], workerProgram)) {
    const hasSnapshot = await ensureSnapshot(file, { launch, settings: plain })
    for (const settings of hasSnapshot ? [{ ...plain, snapshot: file }, plain] : [plain]) {
      const first = await startEmbedded(launch, settings, seconds)
      if (typeof first !== 'string') return { launch, settings, first }
      failures.push(first)
    }
  }
  return failures.at(-1) ?? 'there is no way to start it'
}

const openNetwork =
  'a grader that leaves Python for JavaScript on purpose can reach the network; Node closes it from version 25 on.'

/** The port `python` over processes with Pyodide in them. */
export class EmbeddedPython implements PythonRuntime {
  readonly description: string
  readonly isolation: EmbeddedIsolation
  readonly warning: string | undefined
  private readonly pools: GraderPools

  constructor({ isolation, version, pools }: Opened) {
    this.description = `the embedded Python of pyodide ${version}`
    this.isolation = isolation
    this.warning = isolation === 'permissions' ? undefined : openNetwork
    this.pools = pools
  }

  /** Runs one call; an abort rejects with the signal's reason. */
  async run(call: PythonCall, options: PortOptions = {}): Promise<PythonReply & PythonNotes> {
    return { ...(await this.pools.run(call, options)), isolation: this.isolation }
  }

  /** Ends every process. */
  async close(): Promise<void> {
    await this.pools.close()
  }
}
