/** The first few of many by an order, in constant memory; equal ones stay in the order they came. */
export class Shortlist<Entry> {
  private readonly entries: Entry[] = []
  private readonly size: number
  private readonly compare: (a: Entry, b: Entry) => number

  constructor(size: number, compare: (a: Entry, b: Entry) => number) {
    this.size = size
    this.compare = compare
  }

  add(entry: Entry): void {
    const last = this.entries.at(-1)
    if (this.entries.length >= this.size && (last === undefined || this.compare(entry, last) >= 0)) return
    let at = this.entries.length
    while (at > 0 && this.before(entry, at - 1)) at--
    this.entries.splice(at, 0, entry)
    if (this.entries.length > this.size) this.entries.pop()
  }

  get list(): readonly Entry[] {
    return this.entries
  }

  private before(entry: Entry, index: number): boolean {
    const other = this.entries[index]
    return other !== undefined && this.compare(entry, other) < 0
  }
}
