import { counted, countText } from '../report/numbers.ts'
import type { Io } from './io.ts'

/** Milliseconds between two lines of progress. */
const every = 100

/** A line of progress on stderr, rewritten in place; nothing at all when stderr is no terminal. */
export class Progress {
  private readonly io: Io
  private readonly started: number
  private last: number
  private shown = 0

  constructor(io: Io) {
    this.io = io
    this.started = io.now()
    this.last = this.started
  }

  /** `left` says how long it will still take; `more` what the run waits for, such as calls and their cost. */
  async update(
    samples: number,
    left: (now: number) => string = () => '',
    more: () => string = () => '',
  ): Promise<void> {
    const now = this.io.now()
    if (!this.io.stderr.isTerminal || now - this.last < every) return
    this.last = now
    const perSecond = Math.round(samples / Math.max(0.001, (now - this.started) / 1000))
    const pace = [counted(samples, 'answer'), `${countText(perSecond)} a second`, left(now)]
    const line = [pace.filter((part) => part !== '').join(', '), more()].filter((part) => part !== '').join('; ')
    // A line that is broken in two could not be rewritten.
    const text = line.slice(0, Math.max(20, this.io.stderr.columns - 1))
    await this.io.stderr.write(`\r${text.padEnd(this.shown)}`)
    this.shown = text.length
  }

  /** Clears the line, so that the summary stands alone. */
  async end(): Promise<void> {
    if (this.shown > 0) await this.io.stderr.write(`\r${' '.repeat(this.shown)}\r`)
  }
}
