import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import type { PortOptions, PythonCall, PythonNotes, PythonReply, PythonRunner } from '../../core/ports.ts'
import { GraderPool } from '../python/grader-pool.ts'
import { hostedLimits, type PythonLimits } from '../python/limits.ts'
import { PendingCalls } from '../python/pending-calls.ts'
import { EmbeddedWorker, type WorkerSettings } from './embedded-worker.ts'
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
 * The port `python` without Python on the machine: CPython 3.14 in WebAssembly, from the optional peer `pyodide`, with the
 * standard library and no packages. Each grader has processes of its own under Node's permission model, with a cap on
 * their memory. Throws `InputError` when pyodide is not installed. Measured with pyodide 314.0.7.
 */
export function embeddedPython(options: EmbeddedPythonOptions = {}): EmbeddedPython {
  return new EmbeddedPython(findPyodide(), options)
}

/** The port `python` over processes with Pyodide in them. */
export class EmbeddedPython implements PythonRunner {
  /** Which Pyodide it is. */
  readonly version: string
  private readonly pyodide: Pyodide
  private readonly workers: number
  private readonly seconds: number
  private readonly settings: WorkerSettings
  private readonly pools = new Map<string, GraderPool>()
  private readonly pending = new PendingCalls()
  private started: Promise<Started | string> | undefined
  private reached: EmbeddedIsolation | undefined

  constructor(pyodide: Pyodide, { workers, limits, keepPrints = false, hashSeed = 0 }: EmbeddedPythonOptions) {
    const { seconds, memory } = { ...hostedLimits, ...limits }
    this.pyodide = pyodide
    this.version = pyodide.version
    this.workers = workers ?? Math.min(2, availableParallelism())
    this.seconds = seconds
    const url = pathToFileURL(`${pyodide.folder}/pyodide.mjs`).href
    this.settings = { pyodide: url, prelude: embeddedPrelude, memory, hashSeed, keepPrints }
  }

  /** Runs one call; an abort rejects with the signal's reason. */
  async run({ source, sample, item }: PythonCall, { signal }: PortOptions = {}): Promise<PythonReply & PythonNotes> {
    const call = (): ReturnType<GraderPool['call']> => this.pool(source).call(JSON.stringify([sample, item]))
    const reply = await (signal === undefined ? call() : this.pending.race(signal, call))
    return this.reached === undefined ? reply : { ...reply, isolation: this.reached }
  }

  /** Ends every process. */
  close(): void {
    for (const pool of this.pools.values()) pool.close()
    this.pools.clear()
  }

  private pool(source: string): GraderPool {
    let pool = this.pools.get(source)
    if (pool === undefined) {
      pool = new GraderPool(source, this.workers, () => this.startWorker())
      this.pools.set(source, pool)
    }
    return pool
  }

  private async startWorker(): Promise<EmbeddedWorker | string> {
    this.started ??= this.startFirst()
    const started = await this.started
    if (typeof started === 'string') {
      this.started = undefined
      return started
    }
    const { first } = started
    started.first = undefined
    return first ?? EmbeddedWorker.start(started.launch, started.settings, this.seconds)
  }

  /** The first worker finds out how workers start here: with or without a network of their own, from a snapshot or not. */
  private async startFirst(): Promise<Started | string> {
    const file = snapshotFile(this.pyodide, this.settings)
    const failures: string[] = []
    for (const launch of launches(this.pyodide, [file], workerProgram)) {
      const hasSnapshot = await ensureSnapshot(file, { launch, settings: this.settings })
      for (const settings of hasSnapshot ? [{ ...this.settings, snapshot: file }, this.settings] : [this.settings]) {
        const first = await EmbeddedWorker.start(launch, settings, this.seconds)
        if (typeof first !== 'string') {
          this.reached = launch.isolation
          const started: Started = { launch, settings, first }
          first.onEnd = () => {
            started.first = undefined
          }
          return started
        }
        failures.push(first)
      }
    }
    return failures.at(-1) ?? 'it did not start'
  }
}

interface Started {
  readonly launch: EmbeddedLaunch
  readonly settings: WorkerSettings
  /** The worker that was started to find out, until it is used. */
  first: EmbeddedWorker | undefined
}
