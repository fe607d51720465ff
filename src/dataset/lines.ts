/** A line of a file; `text` is without its line break. */
export interface Line {
  /** 1-based. */
  readonly number: number
  readonly text: string
}

/** A line that cannot be read as text. */
export interface BadLine {
  readonly number: number
  readonly message: string
}

/** The longest line that is read, in bytes. */
export const longestLine = 64 * 1024 * 1024

const lineFeed = 10
const carriageReturn = 13

/**
 * Cuts UTF-8 bytes into lines at LF, a batch for each chunk, to be taken before the next one; a CR before it, a BOM at the
 * start and blank lines are dropped. No other character ends a line: JSON may hold U+2028. A line that is not UTF-8, or longer
 * than `longest` bytes, comes back as a bad line and costs no memory; the lines around it are not touched.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = longestLine,
): AsyncGenerator<Iterable<Line | BadLine>> {
  const splitter = new LineSplitter(longest)
  for await (const chunk of chunks) yield splitter.push(chunk)
  yield splitter.end()
}

/** The lines of whole lines' bytes, of which the first has the number `firstLine`; as `readLines`, for a part of a file. */
export function* linesOf(
  bytes: Uint8Array,
  firstLine: number,
  longest: number = longestLine,
): Generator<Line | BadLine> {
  const splitter = new LineSplitter(longest, firstLine - 1)
  yield* splitter.push(bytes)
  yield* splitter.end()
}

class LineSplitter {
  private readonly longest: number
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  private pending: Uint8Array[] = []
  private pendingBytes = 0
  private tooLong = false
  private number: number

  constructor(longest: number, linesBefore = 0) {
    this.longest = longest
    this.number = linesBefore
  }

  /** One line at a time: lines that are gone cost no memory while the rest of their chunk is worked on. */
  *push(chunk: Uint8Array): Generator<Line | BadLine> {
    const first = chunk.indexOf(lineFeed)
    if (first === -1) {
      this.keep(chunk)
      return
    }
    let start = 0
    if (this.pendingBytes > 0 || this.tooLong) {
      this.keep(chunk.subarray(0, first))
      yield* this.end()
      start = first + 1
    }
    const last = chunk.lastIndexOf(lineFeed)
    if (start <= last) yield* this.whole(chunk.subarray(start, last))
    this.keep(chunk.subarray(last + 1))
  }

  /** The line that no line break has ended yet, if there is one. */
  *end(): Generator<Line | BadLine> {
    if (this.tooLong) yield this.tooLongLine()
    else if (this.pendingBytes > 0) yield* this.decode(joined(this.pending, this.pendingBytes))
    this.pending = []
    this.pendingBytes = 0
    this.tooLong = false
  }

  /** Decodes many whole lines at once, which is several times faster than one by one. */
  private *whole(bytes: Uint8Array): Generator<Line | BadLine> {
    let text: string | undefined
    try {
      text = bytes.length > this.longest ? undefined : this.decoder.decode(bytes)
    } catch {
      // One of the lines is not UTF-8.
    }
    if (text === undefined) {
      yield* this.oneByOne(bytes)
      return
    }
    let start = 0
    for (;;) {
      const end = text.indexOf('\n', start)
      const line = this.line(end === -1 ? text.slice(start) : text.slice(start, end))
      if (line !== undefined) yield line
      if (end === -1) return
      start = end + 1
    }
  }

  private *oneByOne(bytes: Uint8Array): Generator<Line | BadLine> {
    let start = 0
    for (;;) {
      const end = bytes.indexOf(lineFeed, start)
      yield* this.decode(end === -1 ? bytes.subarray(start) : bytes.subarray(start, end))
      if (end === -1) return
      start = end + 1
    }
  }

  private *decode(bytes: Uint8Array): Generator<Line | BadLine> {
    if (bytes.length > this.longest) {
      yield this.tooLongLine()
      return
    }
    let text: string
    try {
      text = this.decoder.decode(bytes)
    } catch {
      this.number++
      yield { number: this.number, message: 'The line is not valid UTF-8; save the file as UTF-8.' }
      return
    }
    const line = this.line(text)
    if (line !== undefined) yield line
  }

  private line(text: string): Line | undefined {
    this.number++
    const start = this.number === 1 && text.startsWith('\uFEFF') ? 1 : 0
    const end = text.charCodeAt(text.length - 1) === carriageReturn ? text.length - 1 : text.length
    const clean = end - start === text.length ? text : text.slice(start, end)
    // Nearly every line starts with a brace; only the others can be blank.
    return clean.charCodeAt(0) === 0x7b || clean.trim() !== '' ? { number: this.number, text: clean } : undefined
  }

  private tooLongLine(): BadLine {
    this.number++
    const megabytes = this.longest / 1024 / 1024
    const limit = megabytes < 1 ? `${this.longest} bytes` : `${Math.round(megabytes)} MB`
    return { number: this.number, message: `The line is longer than ${limit}, and longer ones are not read.` }
  }

  private keep(bytes: Uint8Array): void {
    if (this.tooLong || bytes.length === 0) return
    if (this.pendingBytes + bytes.length > this.longest) {
      this.tooLong = true
      this.pending = []
      this.pendingBytes = 0
      return
    }
    // The reader may use its buffer again.
    this.pending.push(bytes.slice())
    this.pendingBytes += bytes.length
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
