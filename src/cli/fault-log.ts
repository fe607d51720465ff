import type { RowFault } from '../dataset/read-rows.ts'
import { safeText } from '../report/safe-text.ts'
import type { Io } from './io.ts'

const mostShown = 20

/** Tells of lines that are no rows: the first ones in words, the others by their number. */
export class FaultLog {
  count = 0
  /** Set by the first fault of a strict run. */
  stopped = false
  private text = ''
  private readonly io: Io
  private readonly strict: boolean

  constructor(io: Io, strict: boolean) {
    this.io = io
    this.strict = strict
  }

  add(file: string, { line, message }: RowFault): void {
    if (this.stopped) return
    this.count++
    if (this.strict) this.stopped = true
    if (this.count <= mostShown) this.text += `${safeText(file, 300)}:${line}: ${safeText(message, 300)}\n`
    else if (this.count === mostShown + 1) this.text += 'Further lines that cannot be read are only counted.\n'
  }

  async flush(): Promise<void> {
    if (this.text === '') return
    await this.io.stderr.write(this.text)
    this.text = ''
  }
}
