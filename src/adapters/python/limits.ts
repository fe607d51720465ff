/** What one call of a Python grader may use. */
export interface PythonLimits {
  /** Wall time of a call. */
  readonly seconds: number
  /** Bytes of memory of a process. */
  readonly memory: number
  /** Bytes of a file that it writes. */
  readonly disk: number
  /** Processes and threads of a grader, where the system can count them. */
  readonly processes: number
}

/** The limits of hosted sandboxes: 2 minutes, 2 GB of memory, 1 GB of disk; of processes they name no limit. Spec: section 1.5. */
export const hostedLimits: PythonLimits = {
  seconds: 120,
  memory: 2_000_000_000,
  disk: 1_000_000_000,
  processes: 64,
}
