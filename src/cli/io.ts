/** The outside world of a command, so that tests run commands in process. */
export interface Io {
  readonly stdout: Output
  readonly stderr: Output
  /** Standard input as bytes; read only for `-`. */
  readonly stdin: () => AsyncIterable<Uint8Array>
  /** The environment variables; read nowhere else. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  /** The script of a thread that grades blocks of rows. */
  readonly worker: URL
  /** Milliseconds, for progress and durations. */
  readonly now: () => number
}

/** One of the two output streams. */
export interface Output {
  /** Resolves when the stream can take more. */
  write(text: string | Uint8Array): Promise<void> | void
  readonly isTerminal: boolean
  /** Characters in a line; 80 where it is not known. */
  readonly columns: number
  /** Whether colour is wanted. */
  readonly colour: boolean
}

/** Good, not good enough, used wrongly, interrupted. */
export type ExitCode = 0 | 1 | 2 | 130
