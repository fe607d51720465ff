import { appendFileSync, closeSync, openSync, renameSync, rmSync } from 'node:fs'
import { reasonOf } from '../../core/errors.ts'
import { InputError } from '../../core/input-error.ts'

/** Characters that are written at once. */
const written = 1024 * 1024

/** A file that has its name only when it is whole. */
export class MergedFile {
  private readonly path: string
  private readonly growing: string
  private readonly file: number
  private buffer = ''

  constructor(path: string) {
    this.path = path
    this.growing = `${path}.growing`
    try {
      this.file = openSync(this.growing, 'w')
    } catch (error) {
      throw new InputError(`${path} cannot be written: ${reasonOf(error)}.`)
    }
  }

  add(text: string): void {
    this.buffer += text
    if (this.buffer.length >= written) this.flush()
  }

  finish(): void {
    this.flush()
    renameSync(this.growing, this.path)
  }

  close(): void {
    closeSync(this.file)
    rmSync(this.growing, { force: true })
  }

  private flush(): void {
    appendFileSync(this.file, this.buffer)
    this.buffer = ''
  }
}
