import { fstatSync, readSync } from 'node:fs'
import { InputError } from '../../core/input-error.ts'
import { isJsonObject, type Json, ownValue } from '../../core/json.ts'
import { entryStart, isKey } from './entry.ts'
import { parsedLine } from './parsed-line.ts'

/** Where an entry stands in its file; `line` is 1-based. */
export interface Place {
  readonly at: number
  readonly length: number
  readonly line: number
}

const lineFeed = 10
const keyAt = entryStart.length
const keyLength = 64
const start = Buffer.from(entryStart)
const mostFaults = 5
/** The version of the form of a cassette, as its first line has it. */
export const cassetteVersion = 1

/** The places of the entries of a growing file by fingerprint; reads every byte once and parses no entry. */
export class LineIndex {
  /** Lines that are no entries, for a person; the first few of them. */
  readonly faults: string[] = []
  private readonly path: string
  private readonly reader: number
  private readonly found = new Map<string, Place>()
  private scanned = 0
  private lines = 0
  private buffer = Buffer.allocUnsafe(1024 * 1024)

  constructor(path: string, reader: number) {
    this.path = path
    this.reader = reader
  }

  get size(): number {
    return this.found.size
  }

  find(key: string): Place | undefined {
    return this.found.get(key)
  }

  places(): Iterable<Place> {
    return this.found.values()
  }

  /** Reads what was added since the last time, up to the last whole line. */
  scan(): void {
    const { size } = fstatSync(this.reader)
    while (this.scanned < size) {
      const read = readSync(this.reader, this.buffer, 0, this.buffer.length, this.scanned)
      const bytes = this.buffer.subarray(0, read)
      const end = bytes.lastIndexOf(lineFeed)
      if (end !== -1) this.add(bytes.subarray(0, end + 1))
      // No line ends here: it is longer than the buffer, or its writer has not come to its end.
      else if (read < this.buffer.length) return
      else this.buffer = Buffer.allocUnsafe(2 * this.buffer.length)
    }
  }

  /** The same, and a last line that is whole but for its line break, as some editors leave it. */
  scanAll(): void {
    this.scan()
    const rest = Buffer.alloc(fstatSync(this.reader).size - this.scanned)
    readSync(this.reader, rest, 0, rest.length, this.scanned)
    if (parsedLine(rest.toString('utf8')) === undefined) return
    this.lines++
    this.addLine(rest, this.scanned, rest.indexOf(start) === 0 && rest.lastIndexOf(start) === 0)
  }

  private add(bytes: Buffer): void {
    let from = 0
    let next = bytes.indexOf(start)
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, from)) {
      let starts = 0
      const first = next
      for (; next !== -1 && next < end; next = bytes.indexOf(start, next + keyAt)) starts++
      this.lines++
      this.addLine(bytes.subarray(from, end), this.scanned + from, starts === 1 && first === from)
      from = end + 1
    }
    this.scanned += bytes.length
  }

  /** `isOneEntry`: an entry starts with the line, and no other in it, as where one was torn off. That needs no parsing. */
  private addLine(line: Buffer, at: number, isOneEntry: boolean): void {
    const key = isOneEntry ? line.toString('latin1', keyAt, keyAt + keyLength) : undefined
    if (isKey(key) && endsAsObject(line)) this.put(key, at, line.length)
    else this.addOther(line, at)
  }

  /** Blank lines, the first line, entries that someone wrote with other spaces, and what is none of these. */
  private addOther(line: Buffer, at: number): void {
    const text = line.toString('utf8')
    if (text.trim() === '') return
    const value = parsedLine(text)
    const key = keyOf(value)
    if (key !== undefined) this.put(key, at, line.length)
    else if (isJsonObject(value) && Object.hasOwn(value, 'cassette')) this.checkVersion(value['cassette'])
    else this.addBehindTorn(line, at)
  }

  private checkVersion(version: unknown): void {
    if (version === cassetteVersion) return
    throw new InputError(
      `${this.path}:${this.lines} says version ${JSON.stringify(version)} of cassettes, and this graderkit reads version ${cassetteVersion}. Use the one that wrote it.`,
    )
  }

  /** A process that was killed leaves half an entry; another one may have written a whole one behind it. */
  private addBehindTorn(line: Buffer, at: number): void {
    const last = line.lastIndexOf(start)
    const rest = last > 0 ? parsedLine(line.toString('utf8', last)) : undefined
    const key = keyOf(rest)
    if (key !== undefined) this.put(key, at + last, line.length - last)
    if (this.faults.length === mostFaults) this.faults.push('Further lines like this are not listed.')
    if (this.faults.length > mostFaults) return
    const advice = key !== undefined ? 'The whole one behind it counts.' : 'Delete the line; its request is asked anew.'
    this.faults.push(`${this.path}:${this.lines} holds a reply that is not whole, as after a crash. ${advice}`)
  }

  private put(key: string, at: number, length: number): void {
    this.found.set(key, { at, length, line: this.lines })
  }
}

function keyOf(value: Json | undefined): string | undefined {
  const key = isJsonObject(value) ? ownValue(value, 'key') : undefined
  return isKey(key) ? key : undefined
}

function endsAsObject(line: Buffer): boolean {
  return line[line.length - 1] === 0x7d || (line[line.length - 1] === 13 && line[line.length - 2] === 0x7d)
}
