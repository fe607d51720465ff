/** Calls that an abort rejects at once: one listener for each signal, however many calls carry it, and none left behind. */
export class PendingCalls {
  private readonly rejects = new Map<AbortSignal, Set<(reason: unknown) => void>>()

  /** Rejects when the signal is aborted before `start` has given its value; what was started may still go on. */
  race<Value>(signal: AbortSignal, start: () => Promise<Value>): Promise<Value> {
    signal.throwIfAborted()
    const pending = this.rejects.get(signal) ?? this.watch(signal)
    return new Promise((resolve, reject) => {
      pending.add(reject)
      start().then(
        (value) => {
          pending.delete(reject)
          resolve(value)
        },
        (error: unknown) => {
          pending.delete(reject)
          reject(error)
        },
      )
    })
  }

  private watch(signal: AbortSignal): Set<(reason: unknown) => void> {
    const pending = new Set<(reason: unknown) => void>()
    this.rejects.set(signal, pending)
    const onAbort = (): void => {
      this.rejects.delete(signal)
      for (const reject of pending) reject(signal.reason)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    return pending
  }
}
