/** Calls under way by the fingerprint of their request: who asks the same meanwhile gets the same reply. */
export class InFlight<Value> {
  private readonly counts: { shared: number }
  private readonly calls = new Map<
    string,
    { readonly reply: Promise<Value>; readonly signal: AbortSignal | undefined }
  >()

  /** `shared` counts the requests that were not sent because the same one was under way. */
  constructor(counts: { shared: number }) {
    this.counts = counts
  }

  /** The reply to the call under this key, which `start` makes when none is under way. */
  async share(key: string, signal: AbortSignal | undefined, start: () => Promise<Value>): Promise<Value> {
    const running = this.calls.get(key)
    if (running === undefined) return this.begin(key, signal, start)
    this.counts.shared++
    try {
      return await running.reply
    } catch (error) {
      // Only the one who gave up is to suffer from it.
      if (running.signal?.aborted !== true || signal?.aborted === true) throw error
      this.counts.shared--
      return this.share(key, signal, start)
    }
  }

  private begin(key: string, signal: AbortSignal | undefined, start: () => Promise<Value>): Promise<Value> {
    const reply = start().finally(() => this.calls.delete(key))
    this.calls.set(key, { reply, signal })
    return reply
  }
}
