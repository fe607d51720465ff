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
  const leave = caller === undefined ? () => undefined : join(caller, controller)
  return {
    signal: controller.signal,
    passed: () => isPassed,
    clear() {
      clearTimeout(clock)
      leave()
    },
  }
}

/** One listener for each caller's signal, however many requests run under it: Node warns of eleven. */
const groups = new WeakMap<AbortSignal, Set<AbortController>>()

function join(caller: AbortSignal, member: AbortController): () => void {
  let group = groups.get(caller)
  if (group === undefined) {
    const members = new Set<AbortController>()
    caller.addEventListener('abort', () => members.forEach((one) => one.abort(caller.reason)), { once: true })
    groups.set(caller, members)
    group = members
  }
  group.add(member)
  return () => void group.delete(member)
}
