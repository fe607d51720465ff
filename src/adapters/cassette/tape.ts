import { InputError } from '../../core/input-error.ts'
import type { CassetteMode } from './cassette-mode.ts'
import type { CassetteFile } from './cassette-file.ts'
import type { CassetteEntry } from './entry.ts'
import { MissReasons } from './miss-reasons.ts'

/** A cassette in use: what its ports share. */
export class Tape {
  readonly file: CassetteFile
  readonly mode: CassetteMode
  readonly reasons: MissReasons
  hits = 0
  misses = 0
  /** Requests that were not sent because the same one was under way. */
  shared = 0
  private unwritten = 0
  private fault: string | undefined
  /** What was added since the file was opened: it is not added twice, and recording does not ask it again. */
  private readonly added = new Set<string>()

  constructor(file: CassetteFile, mode: CassetteMode) {
    this.file = file
    this.mode = mode
    this.reasons = new MissReasons(file, mode)
  }

  /** The entry that counts for a request, if there is one. */
  lookUp(key: string): CassetteEntry | undefined {
    const entry = this.mode === 'record' && !this.added.has(key) ? undefined : this.file.find(key)
    if (entry === undefined) this.misses++
    else this.hits++
    return entry
  }

  /** Writes a reply before anyone sees it. One that cannot be written is not lost for this run: it still counts. */
  add(entry: CassetteEntry): void {
    if (this.added.has(entry.key)) return
    try {
      this.file.append(entry)
      this.added.add(entry.key)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      this.unwritten++
      this.fault ??= error.message
    }
  }

  /** What is wrong with the file, a sentence each. */
  get faults(): readonly string[] {
    if (this.fault === undefined) return this.file.faults
    return [...this.file.faults, `${this.fault} Replies that are not in it: ${this.unwritten}.`]
  }
}
