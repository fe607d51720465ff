import type { PythonRunner } from '../../core/ports.ts'

/** A Python that runs graders until it is closed. */
export interface PythonRuntime extends PythonRunner {
  /** Which Python this is, for a person: `Python 3.11.7 (/usr/bin/python3)`. */
  readonly description: string
  /** How far it keeps graders apart from this machine; also in every reply. */
  readonly isolation: string
  /** What a person must know before trusting that; undefined where the system keeps graders apart. */
  readonly warning: string | undefined
  /** Ends every process; a call under way gets a failure. */
  close(): Promise<void>
}
