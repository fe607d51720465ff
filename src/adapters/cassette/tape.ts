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

  /** Writes a reply before anyone sees it. */
  add(entry: CassetteEntry): void {
    if (this.added.has(entry.key)) return
    this.file.append(entry)
    this.added.add(entry.key)
  }
}
