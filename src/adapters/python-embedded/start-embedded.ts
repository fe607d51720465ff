import { PythonWorker } from '../python/worker.ts'
import { type ProcessEvents, WorkerProcess } from '../python/worker-process.ts'
import type { EmbeddedLaunch } from './launch.ts'

/** What a process is told before it gets a source. */
export interface EmbeddedSettings {
  readonly pyodide: string
  readonly prelude: string
  readonly memory: number
  readonly hashSeed: number
  readonly keepPrints: boolean
  /** The file of the snapshot to start from. */
  readonly snapshot?: string
}

/** Milliseconds until a process that says nothing counts as not started. */
const startTime = 60_000

/** Starts a worker with Pyodide in it; the text says why it did not start. */
export function startEmbedded(
  launch: EmbeddedLaunch,
  settings: EmbeddedSettings,
  seconds: number,
): Promise<PythonWorker | string> {
  return PythonWorker.start({ seconds, startTime }, (events) =>
    openEmbedded(launch, { task: 'grade', ...settings }, events),
  )
}

/** A process that loads Pyodide for its task, with no environment; its output goes nowhere but to its replies and its errors. */
export function openEmbedded(
  { program, args }: EmbeddedLaunch,
  settings: EmbeddedSettings & { readonly task: 'grade' | 'snapshot' },
  events: ProcessEvents,
): WorkerProcess {
  const started = new WorkerProcess({ program, args, env: {}, replies: 3 }, events)
  started.write(`${JSON.stringify(settings)}\n`)
  return started
}
