/** One listener for each signal, however many wait for it: Node warns of eleven. */
const groups = new WeakMap<AbortSignal, Set<() => void>>()

/** Calls `act` when the signal is aborted, until the function that it gives is called. */
export function whenAborted(signal: AbortSignal, act: () => void): () => void {
  let group = groups.get(signal)
  if (group === undefined) {
    const acts = new Set<() => void>()
    signal.addEventListener('abort', () => acts.forEach((one) => one()), { once: true })
    groups.set(signal, acts)
    group = acts
  }
  group.add(act)
  const members = group
  return () => void members.delete(act)
}
