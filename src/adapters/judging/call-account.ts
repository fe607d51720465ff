/** What was asked so far. */
export interface CallAccount {
  /** Calls that were sent, those that were tried again among them. */
  readonly calls: number
  readonly retries: number
  /** Requests that were not sent because the same one was under way. */
  readonly shared: number
  /** Requests that were not sent because the budget was used up, or their price is not known. */
  readonly refused: number
  /** Replies that are failures of the service, after all tries. */
  readonly failures: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** Replies that told no tokens, so that their cost is an estimate. */
  readonly unmetered: number
  /** US dollars; absent without prices. */
  readonly usd?: number
}

/** The same while it grows; calls and money are the budget's. */
export interface CallCounts {
  retries: number
  shared: number
  failures: number
  inputTokens: number
  outputTokens: number
  unmetered: number
}
