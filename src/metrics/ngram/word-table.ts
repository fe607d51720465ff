/* oxlint-disable typescript/no-non-null-assertion -- ids are below `count`, slots below the mask, tokens below theirs */
import { leadingBytes, openingQuote, type TokenBuffer } from '../tokenize/token-buffer.ts'
import { restHash, wordHash, wordMasks } from './word-hash.ts'

/**
 * Numbers tokens, equal ones alike, without a string for any of them. Id 0 is two backticks, 1 two apostrophes.
 * A word is known by its length and its last twelve bytes, read as three integers; what is before them is kept apart.
 */
export class WordTable {
  /** The number of ids given; ids are below it. */
  count = 2
  /** For each id: the three integers, the length, and where the rest of a word of more than twelve bytes is kept. */
  #words = new Int32Array(5 * 256)
  /** The beginnings of the long words. */
  #rests = new Uint8Array(256)
  #restsLength = 0
  /** Open addressing: an id, or 0, whose token is not looked up; a power of two, four times the number of tokens at least. */
  #slots = new Int32Array(512)
  #mask = 511
  /** What a hash is shifted by to be a slot. */
  #shift = 23

  /** Forgets all words. */
  clear(): void {
    this.#clear(0)
  }

  /** Forgets the words it had and writes the ids of all tokens to `ids`. */
  addAll(tokens: TokenBuffer, ids: Int32Array): void {
    this.#clear(tokens.count)
    this.#number(tokens, ids, true)
  }

  /** Keeps the words it has and writes the ids of all tokens to `ids`. */
  addMore(tokens: TokenBuffer, ids: Int32Array): void {
    this.#grow(this.count + tokens.count)
    this.#number(tokens, ids, true)
  }

  /** Writes the ids of all tokens to `ids`, -1 for those it does not have. */
  findAll(tokens: TokenBuffer, ids: Int32Array): void {
    this.#number(tokens, ids, false)
  }

  #number(tokens: TokenBuffer, ids: Int32Array, adds: boolean): void {
    const { bounds, view, bytes, count } = tokens
    const words = this.#words
    const slots = this.#slots
    const mask = this.#mask
    const shift = this.#shift
    const keep = wordMasks()
    for (let k = 0; k < count; k++) {
      const start = bounds[k * 2]!
      if (start < 0) {
        ids[k] = start === openingQuote ? 0 : 1
        continue
      }
      const end = bounds[k * 2 + 1]!
      const length = end - start
      const cut = length < 12 ? length * 3 : 36
      const last = view.getInt32(end + leadingBytes - 4, true) & keep[cut]!
      const middle = view.getInt32(end + leadingBytes - 8, true) & keep[cut + 1]!
      const first = view.getInt32(end + leadingBytes - 12, true) & keep[cut + 2]!
      let slot = wordHash(last, middle, first, length > 12 ? restHash(bytes, start, end - 12) : 0) >>> shift
      let id = 0
      for (;;) {
        id = slots[slot]!
        const at = id * 5
        const difference =
          (words[at]! ^ last) | (words[at + 1]! ^ middle) | (words[at + 2]! ^ first) | (words[at + 3]! ^ length)
        // Below 0 if another word is there. One branch for "found" and "free", since which it is cannot be predicted.
        if (((difference | -difference) & -id) >= 0) {
          if (length <= 12 || id === 0 || this.#hasRest(words[at + 4]!, bytes, start, end - 12)) break
        }
        slot = (slot + 1) & mask
      }
      if (adds && id === 0) {
        id = this.count++
        const at = id * 5
        words[at] = last
        words[at + 1] = middle
        words[at + 2] = first
        words[at + 3] = length
        if (length > 12) words[at + 4] = this.#keepRest(bytes, start, end - 12)
        slots[slot] = id
      }
      // 0 becomes -1.
      ids[k] = id + ((id - 1) >> 31)
    }
  }

  #keepRest(bytes: Uint8Array, start: number, end: number): number {
    const at = this.#restsLength
    this.#restsLength += end - start
    if (this.#rests.length < this.#restsLength) {
      const larger = new Uint8Array(this.#restsLength * 2)
      larger.set(this.#rests)
      this.#rests = larger
    }
    this.#rests.set(bytes.subarray(start, end), at)
    return at
  }

  #hasRest(at: number, bytes: Uint8Array, start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (this.#rests[at + i - start] !== bytes[i]) return false
    return true
  }

  #clear(tokens: number): void {
    const size = slotsFor(tokens)
    this.count = 2
    this.#restsLength = 0
    this.#mask = size - 1
    this.#shift = Math.clz32(size - 1)
    // Room that only a very long text needed is given back.
    const isTooLarge = this.#slots.length > 1 << 18 && size < 1 << 16
    if (isTooLarge) this.#rests = new Uint8Array(256)
    if (this.#words.length < (tokens + 2) * 5 || isTooLarge) this.#words = new Int32Array((tokens + 2) * 5)
    if (this.#slots.length < size || isTooLarge) this.#slots = new Int32Array(size)
    else this.#slots.fill(0, 0, size)
  }

  #grow(words: number): void {
    if (this.#words.length < words * 5) {
      const larger = new Int32Array(words * 10)
      larger.set(this.#words)
      this.#words = larger
    }
    const size = slotsFor(words)
    if (size <= this.#mask + 1) return
    const slots = new Int32Array(size)
    const shift = Math.clz32(size - 1)
    for (let id = 2; id < this.count; id++) {
      const [last = 0, middle = 0, first = 0, length = 0, at = 0] = this.#words.subarray(id * 5, id * 5 + 5)
      const rest = length > 12 ? restHash(this.#rests, at, at + length - 12) : 0
      let slot = wordHash(last, middle, first, rest) >>> shift
      while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
      slots[slot] = id
    }
    this.#slots = slots
    this.#mask = size - 1
    this.#shift = shift
  }
}

function slotsFor(words: number): number {
  let size = 16
  while (size < words * 4) size *= 2
  return size
}
