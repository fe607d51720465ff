import type { Json } from '../../core/json.ts'
import type { Attempt } from './retry.ts'
import type { TokenUsage } from './token-usage.ts'

/** Performs one request within limits: waits for its turn, and tries again where that may help. */
export type Perform = <Value>(call: LimitedCall, ask: () => Promise<MeteredAttempt<Value>>) => Promise<Value>

/** One request as limits see it. */
export interface LimitedCall {
  readonly model: string
  readonly estimate: TokenUsage
  readonly signal?: AbortSignal | undefined
}

/** One try, and what it took. */
export interface MeteredAttempt<Value> extends Attempt<Value> {
  /** The service did not do its work. */
  readonly isFailure: boolean
  /** The account of the reply, as the wire has it. */
  readonly usage?: Json | undefined
}
