import { whenAborted } from './when-aborted.ts'

/** Embeds the texts of one request, in order. */
export type EmbedTexts = (texts: readonly string[], signal: AbortSignal) => Promise<readonly Float64Array[]>

/** A text that is asked for, and how many calls wait for it. */
interface Wanted {
  readonly text: string
  readonly vector: Promise<Float64Array>
  readonly settle: (vector: Float64Array) => void
  readonly fail: (error: unknown) => void
  waiting: number
}

interface Flight {
  readonly batch: readonly Wanted[]
  readonly controller: AbortController
}

/** Gathers the texts of calls made in one turn of the event loop; a text that is on its way is not asked for again. */
export class EmbeddingQueue {
  private readonly send: EmbedTexts
  private readonly batchSize: number
  private readonly wanted = new Map<string, Wanted>()
  private readonly flights = new Set<Flight>()
  private fresh: Wanted[] = []

  constructor(send: EmbedTexts, batchSize: number) {
    this.send = send
    this.batchSize = batchSize
  }

  /** Rejects with the signal's reason on an abort; the request itself stops when no other call waits for it. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float64Array[]> {
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error) // whatever the caller aborted with
    const entries = texts.map((text) => this.want(text))
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        reject(signal?.reason as Error) // as above
        this.leave(entries)
      }
      const leave = signal === undefined ? undefined : whenAborted(signal, stop)
      Promise.all(entries.map(({ vector }) => vector))
        .then(resolve, reject)
        .finally(() => leave?.())
        .catch(() => undefined)
    })
  }

  private want(text: string): Wanted {
    const known = this.wanted.get(text)
    if (known !== undefined) {
      known.waiting++
      return known
    }
    let settle: Wanted['settle'] = () => undefined
    let fail: Wanted['fail'] = () => undefined
    const vector = new Promise<Float64Array>((resolve, reject) => {
      settle = resolve
      fail = reject
    })
    const entry: Wanted = { text, vector, settle, fail, waiting: 1 }
    this.wanted.set(text, entry)
    this.fresh.push(entry)
    if (this.fresh.length === 1) setImmediate(() => this.flush())
    return entry
  }

  private leave(entries: readonly Wanted[]): void {
    for (const entry of entries) if (--entry.waiting === 0) this.forget(entry)
    for (const { batch, controller } of this.flights)
      if (batch.every(({ waiting }) => waiting === 0)) controller.abort()
  }

  private forget(entry: Wanted): void {
    if (this.wanted.get(entry.text) === entry) this.wanted.delete(entry.text)
  }

  private flush(): void {
    const fresh = this.fresh.filter(({ waiting }) => waiting > 0)
    this.fresh = []
    for (let at = 0; at < fresh.length; at += this.batchSize) void this.fly(fresh.slice(at, at + this.batchSize))
  }

  private async fly(batch: readonly Wanted[]): Promise<void> {
    const flight = { batch, controller: new AbortController() }
    this.flights.add(flight)
    const texts = batch.map(({ text }) => text)
    try {
      const vectors = await this.send(texts, flight.controller.signal)
      for (const [index, { settle, fail }] of batch.entries()) {
        const vector = vectors[index]
        if (vector === undefined) fail(new RangeError(`${texts.length} texts gave ${vectors.length} vectors.`))
        else settle(vector)
      }
    } catch (error) {
      for (const { fail } of batch) fail(error)
    } finally {
      for (const entry of batch) this.forget(entry)
      this.flights.delete(flight)
    }
  }
}
