import type { Clock } from './clock.ts'

/** How fast a service may be asked. */
export interface PaceLimits {
  /** Calls under way at once. */
  readonly inFlight?: number
  readonly requestsPerMinute?: number
  /** Tokens of input and output together. */
  readonly tokensPerMinute?: number
}

/** Lets calls start one after another, spaced so that no minute has more of them, or more tokens, than allowed. */
export class Pace {
  private readonly clock: Clock
  private readonly perRequest: number
  private readonly perToken: number
  private free: number
  private readonly queue: (() => void)[] = []
  private nextRequest = Number.NEGATIVE_INFINITY
  private nextToken = Number.NEGATIVE_INFINITY
  private pausedUntil = Number.NEGATIVE_INFINITY

  constructor({ inFlight, requestsPerMinute, tokensPerMinute }: PaceLimits, clock: Clock) {
    this.clock = clock
    this.free = inFlight ?? Number.POSITIVE_INFINITY
    this.perRequest = requestsPerMinute === undefined ? 0 : 60_000 / requestsPerMinute
    this.perToken = tokensPerMinute === undefined ? 0 : 60_000 / tokensPerMinute
  }

  /** Resolves when a call of about so many tokens may start; `leave` must follow. Rejects when the signal is aborted. */
  async enter(tokens: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    await this.slot()
    try {
      await this.turn(tokens, signal)
    } catch (error) {
      this.release()
      throw error
    }
  }

  /** Ends a call; `difference` is how many more tokens it took than was thought. */
  leave(difference: number): void {
    if (this.perToken > 0) this.nextToken += difference * this.perToken
    this.release()
  }

  /** Lets no call start for so many milliseconds, as a service asked for. */
  pause(milliseconds: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + milliseconds)
  }

  private slot(): Promise<void> | void {
    if (this.free > 0) this.free--
    else return new Promise((resolve) => this.queue.push(resolve))
  }

  private release(): void {
    const next = this.queue.shift()
    if (next === undefined) this.free++
    else next()
  }

  private async turn(tokens: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    let now = this.clock.now()
    const start = Math.max(now, this.nextRequest, this.nextToken)
    // Who comes next is told its own time at once, so that calls start in the order they came.
    this.nextRequest = start + this.perRequest
    this.nextToken = start + tokens * this.perToken
    for (let wait = Math.max(start, this.pausedUntil) - now; wait > 0; wait = this.pausedUntil - now) {
      await this.clock.sleep(wait, signal)
      now = this.clock.now()
    }
  }
}
