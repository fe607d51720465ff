/**
 * Every nth of many entries in constant memory: n doubles whenever the kept ones weigh more than `most` together. The same
 * entries are kept for the same input, they are spread over all of it, and the first one is always among them.
 */
export class EvenlySpaced<Entry> {
  private readonly weigh: (entry: Entry) => number
  private readonly most: number
  private kept: { readonly entry: Entry; readonly weight: number }[] = []
  private weight = 0
  private seen = 0
  /** The n: 1 while all entries are kept, then a power of two. */
  every = 1

  constructor(most: number, weigh: (entry: Entry) => number) {
    this.most = most
    this.weigh = weigh
  }

  add(entry: Entry): void {
    const isKept = this.seen % this.every === 0
    this.seen++
    if (!isKept) return
    const weight = this.weigh(entry)
    this.kept.push({ entry, weight })
    this.weight += weight
    while (this.weight > this.most && this.kept.length > 1) this.thin()
  }

  get entries(): readonly Entry[] {
    return this.kept.map(({ entry }) => entry)
  }

  private thin(): void {
    this.every *= 2
    this.kept = this.kept.filter((_, index) => index % 2 === 0)
    this.weight = this.kept.reduce((sum, { weight }) => sum + weight, 0)
  }
}
