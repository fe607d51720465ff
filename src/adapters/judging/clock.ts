/** Time as waiting code sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds from any fixed moment. */
  now(): number
  /** Resolves after so many milliseconds; rejects with the signal's reason on an abort. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer)
        // The signal's reason is the caller's own, whatever it is.
        reject(signal?.reason as Error)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, milliseconds)
      if (signal?.aborted === true) stop()
      else signal?.addEventListener('abort', stop, { once: true })
    }),
}
