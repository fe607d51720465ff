import { counted, countText } from '../report/numbers.ts'
import type { Io } from './io.ts'

/** Milliseconds between two lines of progress. */
const every = 100

/** A line of progress on stderr, rewritten in place; nothing at all when stderr is no terminal. */
export class Progress {
  private readonly io: Io
  private readonly started: number
  private last: number
  private shown = false

  constructor(io: Io) {
    this.io = io
    this.started = io.now()
    this.last = this.started
  }

  async update(samples: number): Promise<void> {
    const now = this.io.now()
    if (!this.io.stderr.isTerminal || now - this.last < every) return
    this.last = now
    this.shown = true
    const perSecond = Math.round(samples / Math.max(0.001, (now - this.started) / 1000))
    await this.io.stderr.write(`\r${`${counted(samples, 'answer')}, ${countText(perSecond)} a second`.padEnd(50)}`)
  }

  /** Clears the line, so that the summary stands alone. */
  async end(): Promise<void> {
    if (this.shown) await this.io.stderr.write(`\r${' '.repeat(50)}\r`)
  }
}
