import type { RetryAdvice } from '../../core/ports.ts'
import type { Clock } from './clock.ts'

/** When and how often a call is tried again. */
export interface RetryLimits {
  /** How often a call is tried again when its service says that this may help; 4 unless said. */
  readonly retries?: number
  /** The longest wait that a service may ask for, in milliseconds; two minutes unless said. */
  readonly longestWaitMs?: number
}

/** One try of a call: what to do next, or how it ended. */
export interface Attempt<Value> {
  /** Gives the reply, or throws what the port threw. */
  readonly settle: () => Value
  /** Present when it failed and trying again may help. */
  readonly retry?: RetryAdvice | undefined
}

/** What decides about a wait. */
export interface RetryWorld {
  readonly clock: Clock
  /** Gives numbers from 0 up to 1, as `Math.random` does. */
  readonly random: () => number
  /** Called before each further try. */
  readonly again: () => void
}

/** Two minutes. */
export const usualLongestWaitMs = 120_000
const firstWait = 500
const longestBackoff = 30_000

/**
 * Tries until a call gives a reply that trying again would not mend, at most `retries` more times. Waits double from half a
 * second to half a minute, each by chance between half of it and all of it, so that calls that failed together do not come
 * back together; a service's own `retry-after` is waited for first, unless it is longer than `longestWaitMs`.
 */
export async function retrying<Value>(
  attempt: () => Promise<Attempt<Value>>,
  { retries = 4, longestWaitMs = usualLongestWaitMs }: RetryLimits,
  { clock, random, again }: RetryWorld,
  signal?: AbortSignal,
): Promise<Value> {
  for (let failed = 0; ; failed++) {
    const { settle, retry } = await attempt()
    const askedMs = retry?.afterMs
    if (retry === undefined || failed >= retries || (askedMs ?? 0) > longestWaitMs) return settle()
    signal?.throwIfAborted()
    again()
    const backoff = Math.min(longestBackoff, firstWait * 2 ** failed) * (0.5 + 0.5 * random())
    await clock.sleep(askedMs === undefined ? backoff : askedMs + Math.min(backoff, firstWait), signal)
  }
}
