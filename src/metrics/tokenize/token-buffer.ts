/* oxlint-disable typescript/no-non-null-assertion -- typed-array reads below `count` and `length` */
import { decodeUtf8, encodeWtf8 } from './utf8.ts'

/** In place of a token's start: the token is two backticks, whatever the text has there. */
export const openingQuote = -1
/** In place of a token's start: the token is two apostrophes, whatever the text has there. */
export const closingQuote = -2

/** So many bytes before the text, and after it, may be read through `view`, so that whole integers fit to its tokens. */
export const leadingBytes = 12

/**
 * A text as UTF-8 bytes and its tokens as byte ranges, so that the scanners cut no strings.
 * Bytes rather than `charCodeAt`: copying them out is several times faster than reading a string unit by unit.
 */
export class TokenBuffer {
  /** The text, and a space after it, so that a scanner may run on to the end of a word. */
  bytes = new Uint8Array()
  /** The same memory; byte `i` of the text is at `i + leadingBytes`. */
  view = new DataView(new ArrayBuffer())
  /** The number of bytes in use. */
  length = 0
  /** Whether each byte is one UTF-16 code unit of the text. */
  isAscii = true
  text = ''
  /** Start and end of each token, a pair of offsets into `bytes`. */
  bounds = new Int32Array(2048)
  /** The number of tokens. */
  count = 0

  /** Takes a text and forgets the tokens of the one before. */
  load(text: string): void {
    this.text = text
    this.count = 0
    const units = text.length
    // Room that only a very long text needed is given back.
    if (this.bytes.length <= units || (this.bytes.length > largestKept && units < largestKept)) this.#makeRoom(units)
    let { read, written } = encoder.encodeInto(text, this.bytes)
    if (read < units) {
      this.#makeRoom(units * 3)
      ;({ written } = encoder.encodeInto(text, this.bytes))
    }
    // `TextEncoder` writes the same for all surrogates that stand alone; it takes as much room as is needed for each.
    if (written !== units && /\p{Surrogate}/u.test(text)) written = encodeWtf8(text, this.bytes)
    this.isAscii = written === units
    this.length = written
    this.bytes[written] = 0x20
    // A token takes a byte at least.
    if (this.bounds.length < written * 2) this.bounds = new Int32Array(written * 2)
  }

  /** Adds the token from byte `start` to byte `end`; nothing if it is empty. */
  push(start: number, end: number): void {
    if (start === end) return
    const at = this.count++ * 2
    this.bounds[at] = start
    this.bounds[at + 1] = end
  }

  /** Adds a token that is two backticks or two apostrophes. */
  pushQuote(quote: typeof openingQuote | typeof closingQuote): void {
    this.bounds[this.count++ * 2] = quote
  }

  /** Puts the text into lower case, in place; it is ASCII, so that the tokens stay where they are. */
  lowerCaseAscii(): void {
    if (!this.#mayHaveCapitals()) return
    this.text = this.text.toLowerCase()
    encoder.encodeInto(this.text, this.bytes)
  }

  /** The tokens as strings. */
  toStrings(): string[] {
    return Array.from({ length: this.count }, (_, index) => this.token(index))
  }

  /** One token as a string. */
  token(index: number): string {
    const start = this.bounds[index * 2]!
    if (start === openingQuote) return '``'
    if (start === closingQuote) return "''"
    const end = this.bounds[index * 2 + 1]!
    return this.isAscii ? this.text.slice(start, end) : decodeUtf8(this.bytes, start, end)
  }

  /** Looks at four bytes of ASCII at a time, and at up to three after the text. */
  #mayHaveCapitals(): boolean {
    const { view, length } = this
    for (let i = 0; i < length; i += 4) {
      const four = view.getInt32(i + leadingBytes, true)
      // The top bit of each byte that is "A" or above and not above "Z".
      if (((four + 0x3f3f3f3f) & ~(four + 0x25252525) & 0x80808080) !== 0) return true
    }
    return false
  }

  #makeRoom(bytes: number): void {
    const memory = new ArrayBuffer(2 * leadingBytes + Math.max(bytes, 4096))
    this.view = new DataView(memory)
    this.bytes = new Uint8Array(memory, leadingBytes, memory.byteLength - 2 * leadingBytes + 1)
    if (this.bounds.length > largestKept) this.bounds = new Int32Array(2048)
  }
}

const largestKept = 1 << 20

const encoder = /* @__PURE__ */ new TextEncoder()
