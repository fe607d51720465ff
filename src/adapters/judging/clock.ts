import { whenAborted } from '../model/when-aborted.ts'

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
      if (signal?.aborted === true) {
        // The signal's reason is the caller's own, whatever it is.
        reject(signal.reason as Error)
        return
      }
      const leave =
        signal &&
        whenAborted(signal, () => {
          clearTimeout(timer)
          reject(signal.reason as Error) // as above
        })
      const timer = setTimeout(() => {
        leave?.()
        resolve()
      }, milliseconds)
    }),
}
