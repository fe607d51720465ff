import { closeSync, writeSync } from 'node:fs'
import { InputError } from '../../core/input-error.ts'
import type { Json } from '../../core/json.ts'
import { type CassetteEntry, entryLine, readEntry, requestStart } from './entry.ts'
import { LineIndex, type Place } from './line-index.ts'
import { openReader, openWriter } from './open-files.ts'
import { PagedText } from './paged-text.ts'
import { parsedLine } from './parsed-line.ts'
import { repairTornEnd } from './repair-torn-end.ts'

/** How a cassette's file is opened. */
export interface CassetteFileOptions {
  /** Without it the file must exist and is never changed. */
  readonly isWritable: boolean
  /** What the file is and who made it, for its first line; used when the file is new. */
  readonly note?: string
  /** Texts that must not reach the file, such as the key of the service. */
  readonly secrets?: readonly string[]
}

/**
 * A JSONL file of replies by fingerprint, that several processes may write to. An entry is one write of one whole line at
 * the end of the file; the newest entry of a request counts. Only fingerprints are kept in memory.
 */
export class CassetteFile {
  readonly path: string
  private readonly reader: number
  private readonly writer: number | undefined
  private readonly index: LineIndex
  private readonly pages: PagedText
  private readonly secrets: readonly string[]
  /** The index does not know yet what was added since it was last read. */
  private hasAppended = false

  private constructor(path: string, reader: number, writer: number | undefined, secrets: readonly string[]) {
    this.path = path
    this.reader = reader
    this.writer = writer
    this.secrets = secrets
    this.index = new LineIndex(path, reader)
    this.pages = new PagedText(reader)
  }

  /** Throws `InputError` for a file that cannot be opened, that holds no replies, or that a newer version wrote. */
  static async open(path: string, { isWritable, note, secrets = [] }: CassetteFileOptions): Promise<CassetteFile> {
    const writer = isWritable ? openWriter(path, note) : undefined
    const reader = openReader(path)
    if (writer !== undefined) await repairTornEnd(path, reader, writer)
    const file = new CassetteFile(
      path,
      reader,
      writer,
      secrets.filter((secret) => secret.length > 7).map((secret) => JSON.stringify(secret).slice(1, -1)),
    )
    if (isWritable) file.index.scan()
    else file.index.scanAll()
    return file
  }

  /** How many requests it holds replies to. */
  get size(): number {
    return this.index.size
  }

  /** Lines that are no entries, for a person. */
  get faults(): readonly string[] {
    return this.index.faults
  }

  /** The newest entry of a request, also when another process wrote it a moment ago. */
  find(key: string): CassetteEntry | undefined {
    if (this.hasAppended || (this.writer !== undefined && this.index.find(key) === undefined)) this.index.scan()
    this.hasAppended = false
    const place = this.index.find(key)
    return place === undefined ? undefined : this.entryAt(place, replyOf)
  }

  /** Every entry that counts. */
  *entries(): Generator<CassetteEntry> {
    for (const place of this.index.places()) yield this.entryAt(place, parsedLine)
  }

  /** Adds an entry at the end of the file, before anything else is done with the reply. */
  append(entry: CassetteEntry): void {
    if (this.writer === undefined) throw new InputError(`${this.path} is open for replay and is not written to.`)
    const line = this.secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), entryLine(entry))
    const bytes = Buffer.from(line)
    try {
      // One write in append mode is never mixed with those of other processes.
      const written = writeSync(this.writer, bytes)
      this.hasAppended = true
      if (written === bytes.length) return
    } catch (error) {
      throw new InputError(
        `${this.path} cannot be written: ${error instanceof Error ? error.message : 'unknown reason'}.`,
      )
    }
    throw new InputError(`${this.path} cannot be written: is the disk full?`)
  }

  close(): void {
    closeSync(this.reader)
    if (this.writer !== undefined) closeSync(this.writer)
  }

  private entryAt({ at, length, line }: Place, read: (text: string) => Json | undefined): CassetteEntry {
    const entry = readEntry(read(this.pages.text(at, length)) ?? null)
    if (entry === undefined)
      throw new InputError(`${this.path}:${line} is a damaged reply. Delete the line, and its request is asked anew.`)
    return entry
  }
}

/** An entry without its request, which is most of the line; the whole entry when it is not told apart. */
function replyOf(text: string): Json | undefined {
  const end = text.indexOf(requestStart)
  // Only what stands at the top of the entry leaves whole JSON before it.
  const short = end === -1 ? undefined : parsedLine(`${text.slice(0, end)}}`)
  return short ?? parsedLine(text)
}
