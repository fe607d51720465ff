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

/**
 * Cuts UTF-8 bytes into lines at LF, a batch for each chunk; a CR before it, a BOM at the start and blank lines are dropped.
 * No other character ends a line: JSON may hold U+2028. A line that is not UTF-8, or longer than `longest` bytes, comes back
 * as a bad line and costs no memory; the lines around it are not touched.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = longestLine,
): AsyncGenerator<readonly (Line | BadLine)[]> {
  const splitter = new LineSplitter(longest)
  for await (const chunk of chunks) {
    const batch = splitter.push(chunk)
    if (batch.length > 0) yield batch
  }
  const rest = splitter.end()
  if (rest.length > 0) yield rest
}

class LineSplitter {
  private readonly longest: number
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  private pending: Uint8Array[] = []
  private pendingBytes = 0
  private tooLong = false
  private number = 0

  constructor(longest: number) {
    this.longest = longest
  }

  push(chunk: Uint8Array): (Line | BadLine)[] {
    const batch: (Line | BadLine)[] = []
    const first = chunk.indexOf(lineFeed)
    if (first === -1) {
      this.keep(chunk)
      return batch
    }
    let start = 0
    if (this.pendingBytes > 0 || this.tooLong) {
      this.keep(chunk.subarray(0, first))
      this.finish(batch)
      start = first + 1
    }
    const last = chunk.lastIndexOf(lineFeed)
    if (start <= last) this.whole(chunk.subarray(start, last), batch)
    this.keep(chunk.subarray(last + 1))
    return batch
  }

  end(): (Line | BadLine)[] {
    const batch: (Line | BadLine)[] = []
    if (this.pendingBytes > 0 || this.tooLong) this.finish(batch)
    return batch
  }

  /** Decodes many whole lines at once, which is several times faster than one by one. */
  private whole(bytes: Uint8Array, batch: (Line | BadLine)[]): void {
    let text: string
    try {
      text = this.decoder.decode(bytes)
    } catch {
      this.oneByOne(bytes, batch)
      return
    }
    let start = 0
    for (;;) {
      const end = text.indexOf('\n', start)
      this.add(end === -1 ? text.slice(start) : text.slice(start, end), batch)
      if (end === -1) return
      start = end + 1
    }
  }

  private oneByOne(bytes: Uint8Array, batch: (Line | BadLine)[]): void {
    let start = 0
    for (;;) {
      const end = bytes.indexOf(lineFeed, start)
      this.decode(end === -1 ? bytes.subarray(start) : bytes.subarray(start, end), batch)
      if (end === -1) return
      start = end + 1
    }
  }

  private decode(bytes: Uint8Array, batch: (Line | BadLine)[]): void {
    try {
      this.add(this.decoder.decode(bytes), batch)
    } catch {
      this.number++
      batch.push({ number: this.number, message: 'The line is not valid UTF-8.' })
    }
  }

  private add(text: string, batch: (Line | BadLine)[]): void {
    this.number++
    const clean = this.number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text
    // Nearly every line starts with a brace; only the others can be blank.
    if (clean.charCodeAt(0) === 0x7b || clean.trim() !== '') batch.push({ number: this.number, text: clean })
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

  private finish(batch: (Line | BadLine)[]): void {
    if (this.tooLong) {
      this.number++
      batch.push({
        number: this.number,
        message: `The line is longer than ${Math.round(this.longest / 1024 / 1024)} MB.`,
      })
    } else this.decode(joined(this.pending, this.pendingBytes), batch)
    this.pending = []
    this.pendingBytes = 0
    this.tooLong = false
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
