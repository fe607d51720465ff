import { NotAskedError } from './not-asked-error.ts'

/** How much may be spent. */
export interface BudgetLimits {
  readonly maxCalls?: number
  readonly maxUsd?: number
}

/**
 * Lets calls through until so many were made or so much was spent. What a call under way will cost is estimated; when that
 * is too much, the next one waits for a call under way to tell its real cost, so that estimates alone never end a run.
 */
export class Budget {
  calls = 0
  usd = 0
  /** Requests that were not sent. */
  refused = 0
  private readonly limits: BudgetLimits
  private underWay = 0
  private reserved = 0
  private waiting: (() => void)[] = []

  constructor(limits: BudgetLimits) {
    this.limits = limits
  }

  /** Resolves when the call may be made, or throws `NotAskedError`. Each call that was let through must be settled. */
  async admit(estimatedUsd: number): Promise<void> {
    const { maxCalls, maxUsd } = this.limits
    for (;;) {
      if (maxCalls !== undefined && this.calls >= maxCalls) throw this.refusal(usedUp(`${maxCalls} calls`))
      if (maxUsd === undefined || this.usd + this.reserved + estimatedUsd <= maxUsd) break
      if (this.underWay === 0) throw this.refusal(usedUp(`${maxUsd} US dollars`))
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
    this.calls++
    this.underWay++
    this.reserved += estimatedUsd
  }

  /** Takes the real cost of a call in place of its estimate. */
  settle(estimatedUsd: number, usd: number): void {
    this.underWay--
    this.reserved = this.underWay === 0 ? 0 : this.reserved - estimatedUsd
    this.usd += usd
    const { waiting } = this
    this.waiting = []
    for (const resume of waiting) resume()
  }

  /** Counts a request that is not sent. */
  refusal(why: string): NotAskedError {
    this.refused++
    return new NotAskedError(why)
  }
}

function usedUp(limit: string): string {
  return `the budget of ${limit} is used up, so the model was not asked.`
}
