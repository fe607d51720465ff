import type { Clock } from '../../../src/adapters/judging/clock.ts'

/** A clock whose time passes only while everyone waits: to the moment at which the first sleeper wakes. */
export function fakeClock() {
  let now = 0
  let sleepers: { readonly at: number; readonly wake: () => void; readonly stop: () => void }[] = []
  let isTurning = false

  /** Lets all that is ready run first, however many promises it takes. */
  const turn = async (): Promise<void> => {
    isTurning = true
    while (sleepers.length > 0) {
      for (let quiet = 0; quiet < 20; quiet++) await new Promise((resolve) => setImmediate(resolve))
      const at = Math.min(...sleepers.map((sleeper) => sleeper.at))
      now = Math.max(now, at)
      const awake = sleepers.filter((sleeper) => sleeper.at <= now)
      sleepers = sleepers.filter((sleeper) => sleeper.at > now)
      for (const sleeper of awake) sleeper.wake()
    }
    isTurning = false
  }
  const clock: Clock = {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((wake, reject) => {
        const sleeper = { at: now + milliseconds, wake, stop: () => reject(signal?.reason as Error) } // as the signal has it
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper)
          sleeper.stop()
        })
        sleepers.push(sleeper)
        if (!isTurning) void turn()
      }),
  }
  return clock
}
