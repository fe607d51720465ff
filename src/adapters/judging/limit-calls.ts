import type { Embedder, ModelClient } from '../../core/ports.ts'
import { Budget, type BudgetLimits } from './budget.ts'
import type { CallAccount, CallCounts } from './call-account.ts'
import { type Clock, systemClock } from './clock.ts'
import { limitedEmbedder } from './limited-embedder.ts'
import { limitedModel } from './limited-model.ts'
import { Pace, type PaceLimits } from './pace.ts'
import type { MeteredAttempt, Perform } from './perform.ts'
import { costOf, missingPrice, type Prices } from './prices.ts'
import { type RetryLimits, retrying, usualLongestWaitMs } from './retry.ts'
import { readUsage, type TokenUsage } from './token-usage.ts'

/** How fast, how often and for how much money services may be asked. */
export type CallLimitOptions = PaceLimits & RetryLimits & Spending & Surroundings

/** Money can be limited only where prices are known. */
type Spending =
  | (Omit<BudgetLimits, 'maxUsd'> & { readonly prices?: Prices; readonly maxUsd?: never })
  | (BudgetLimits & { readonly prices: Prices })

interface Surroundings {
  readonly clock?: Clock
  /** Gives numbers from 0 up to 1; `Math.random` unless said. */
  readonly random?: () => number
}

/** Limits that all ports made from them share. */
export interface CallLimits {
  readonly account: CallAccount
  /** The port "model" within the limits. */
  model(live: ModelClient): ModelClient
  /** The port "embedding" within the limits. */
  embedder(live: Embedder): Embedder
}

/**
 * Makes limits for ports: calls keep a pace, are tried again where that may help, and stop at a budget; a request that is
 * under way is not sent again. One that is not sent for want of budget, or of a price, rejects with `NotAskedError`, which
 * grading turns into the failure `other`. Costs of calls under way are estimates, so that `maxUsd` may be missed by their error.
 */
export function limitCalls(options: CallLimitOptions): CallLimits {
  const { prices, clock = systemClock, random = Math.random, longestWaitMs = usualLongestWaitMs } = options
  const budget = new Budget(options)
  const pace = new Pace(options, clock)
  const counts: CallCounts = { retries: 0, shared: 0, failures: 0, inputTokens: 0, outputTokens: 0, unmetered: 0 }

  const cost = (usage: TokenUsage, model: string): number => {
    if (prices === undefined) return 0
    const usd = costOf(usage, model, prices)
    if (usd === undefined) throw budget.refusal(missingPrice(model, prices))
    return usd
  }
  const again = (): void => void counts.retries++
  const perform: Perform = (call, ask) => {
    const attempt = async () => {
      const usd = cost(call.estimate, call.model)
      const tokens = call.estimate.input + call.estimate.output
      await pace.enter(tokens, call.signal)
      let used = tokens
      try {
        await budget.admit(usd)
        const done = await settled(ask, budget, usd, (usage) => cost(usage, call.model))
        const usage = readUsage(done.usage)
        if (usage !== undefined) used = usage.input + usage.output
        meter(counts, usage, done)
        // Before its place is free: who comes next would only be sent away, too.
        const askedMs = done.retry?.afterMs ?? 0
        if (askedMs > 0 && askedMs <= longestWaitMs) pace.pause(askedMs)
        return done
      } finally {
        pace.leave(used - tokens)
      }
    }
    return retrying(attempt, { ...options, longestWaitMs }, { clock, random, again }, call.signal)
  }

  return {
    get account() {
      const { calls, refused, usd } = budget
      return { calls, refused, ...counts, ...(prices === undefined ? {} : { usd }) }
    },
    model: (live) => limitedModel(live, perform, counts),
    embedder: (live) => limitedEmbedder(live, perform, counts),
  }
}

/** Makes one call and settles what it cost: what it tells, else what was estimated, for it may be billed without a reply. */
async function settled<Value>(
  ask: () => Promise<MeteredAttempt<Value>>,
  budget: Budget,
  estimatedUsd: number,
  cost: (usage: TokenUsage) => number,
): Promise<MeteredAttempt<Value>> {
  let usd = estimatedUsd
  try {
    const done = await ask()
    const usage = readUsage(done.usage)
    if (usage !== undefined) usd = cost(usage)
    else if (done.isFailure) usd = 0
    return done
  } finally {
    budget.settle(estimatedUsd, usd)
  }
}

function meter(
  counts: CallCounts,
  usage: TokenUsage | undefined,
  { isFailure }: { readonly isFailure: boolean },
): void {
  if (usage === undefined) {
    if (!isFailure) counts.unmetered++
    return
  }
  counts.inputTokens += usage.input
  counts.outputTokens += usage.output
}
