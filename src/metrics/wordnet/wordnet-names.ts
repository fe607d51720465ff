/* oxlint-disable typescript/no-non-null-assertion -- ids are below `count`, bytes below the end of the last name */

/** How many characters a step drops from the end of the name before; the last one drops them all. */
const dropLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^{|}~'

/** The names of WordNet in the order of their lower case; an id is a place in that order. */
export class WordNetNames {
  readonly count: number
  /** All names in lower case, one after the other. */
  readonly #bytes: Uint8Array
  /** Where each name starts, and where the last one ends. */
  readonly #starts: Int32Array
  /** A digit for each name: 0 lower, 1 capitalised, 2 upper, 3 mixed case. */
  readonly #cases: string
  readonly #mixed: readonly string[]

  constructor(coded: string, cases: string, mixed: string) {
    this.count = cases.length
    this.#cases = cases
    this.#mixed = mixed.split(' ')
    const steps = new TextEncoder().encode(coded)
    this.#starts = new Int32Array(this.count + 1)
    this.#bytes = decode(steps, this.#starts)
  }

  /** The ids of the names that are this word but for their case: from the first up to the second. */
  range(word: string): readonly [from: number, to: number] {
    let from = 0
    let to = this.count
    while (from < to) {
      const middle = (from + to) >>> 1
      if (this.#compare(middle, word) < 0) from = middle + 1
      else to = middle
    }
    while (to < this.count && this.#compare(to, word) === 0) to++
    return [from, to]
  }

  /** A name as WordNet has it. */
  name(id: number): string {
    const lower = String.fromCharCode(...this.#bytes.subarray(this.#starts[id], this.#starts[id + 1]))
    switch (this.#cases[id]) {
      case '0':
        return lower
      case '1':
        return lower.charAt(0).toUpperCase() + lower.slice(1)
      case '2':
        return lower.toUpperCase()
      default:
        return this.#mixed[this.#mixedBefore(id)] ?? lower
    }
  }

  /** Whether a name is in lower case as it stands. */
  isLower(id: number): boolean {
    return this.#cases[id] === '0'
  }

  /** Whether a name is a collocation, which is a key but never a synonym. */
  isCollocation(id: number): boolean {
    return this.#bytes.subarray(this.#starts[id], this.#starts[id + 1]).includes(0x5f)
  }

  /** How many names of mixed case come before a name. */
  #mixedBefore(id: number): number {
    let count = 0
    for (let other = this.#cases.indexOf('3'); other >= 0 && other < id; other = this.#cases.indexOf('3', other + 1))
      count++
    return count
  }

  /** Below, above or equal to 0 as the name comes before the word, after it, or is it. */
  #compare(id: number, word: string): number {
    const start = this.#starts[id]!
    const length = this.#starts[id + 1]! - start
    const shared = Math.min(length, word.length)
    for (let i = 0; i < shared; i++) {
      const difference = this.#bytes[start + i]! - word.charCodeAt(i)
      if (difference !== 0) return difference
    }
    return length - word.length
  }
}

/** Undoes the steps, each a letter for what to drop from the end of the name before and what to add. */
function decode(steps: Uint8Array, starts: Int32Array): Uint8Array {
  const drops = new Uint8Array(256)
  Array.from(dropLetters).forEach((letter, index) => {
    drops[letter.charCodeAt(0)] = index + 1
  })
  // Steps leave out about half of each name.
  let bytes = new Uint8Array(steps.length * 3)
  let start = 0
  let end = 0
  let id = 0
  for (let i = 0; i < steps.length; ) {
    if (end + 256 > bytes.length) bytes = grown(bytes)
    const drop = drops[steps[i++]!]! - 1
    const kept = drop === dropLetters.length - 1 ? start : end - drop
    let at = end
    for (let k = start; k < kept; k++) bytes[at++] = bytes[k]!
    while (i < steps.length && drops[steps[i]!] === 0) bytes[at++] = steps[i++]!
    start = end
    end = at
    starts[id++] = start
  }
  starts[id] = end
  return bytes
}

function grown(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2)
  larger.set(bytes)
  return larger
}
