import { whenAborted } from './when-aborted.ts'

/** A signal that is aborted by the caller's own, or when the time is up. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Whether it was the time. */
  readonly passed: () => boolean
  /** To be called when the work is over: nothing is left behind, neither clock nor listener. */
  readonly clear: () => void
}

/** Starts the clock. */
export function deadline(ms: number, caller?: AbortSignal): Deadline {
  const controller = new AbortController()
  let isPassed = false
  const clock = setTimeout(() => {
    isPassed = true
    controller.abort()
  }, ms)
  const leave = caller === undefined ? undefined : whenAborted(caller, () => controller.abort(caller.reason))
  return {
    signal: controller.signal,
    passed: () => isPassed,
    clear() {
      clearTimeout(clock)
      leave?.()
    },
  }
}
