import { readSync } from 'node:fs'

const pageSize = 64 * 1024

/**
 * Texts of a file that only grows, by their places. Those that are asked for in the order of the file, as a replay of the
 * run that recorded it does, are read many at a time.
 */
export class PagedText {
  private readonly reader: number
  private readonly page = Buffer.allocUnsafe(pageSize)
  /** What of the file is in the page. */
  private from = 0
  private to = 0
  /** Where the text that was last asked for ends. */
  private last = -1

  constructor(reader: number) {
    this.reader = reader
  }

  /** The text of `length` bytes from `at` on; the file must have them. */
  text(at: number, length: number): string {
    // Samples that are graded at once are asked for nearly in order.
    const isNext = Math.abs(at - this.last) < pageSize
    this.last = at + length
    if (at < this.from || at + length > this.to) {
      if (!isNext || length > pageSize) return this.alone(at, length)
      this.from = at
      this.to = at + readSync(this.reader, this.page, 0, pageSize, at)
    }
    return this.page.toString('utf8', at - this.from, at - this.from + length)
  }

  private alone(at: number, length: number): string {
    const bytes = Buffer.allocUnsafe(length)
    readSync(this.reader, bytes, 0, length, at)
    return bytes.toString('utf8')
  }
}
