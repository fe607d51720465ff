/* oxlint-disable typescript/no-non-null-assertion -- nodes are below their number, slots below the mask */

/**
 * The n-grams of one reference, to count how many of them a candidate has, each no more often than the reference.
 * An n-gram is a node of a trie, and one of the candidate is followed only while its beginning is in the reference: the
 * time is linear in the number of tokens.
 */
export class NgramTrie {
  readonly #orders: number
  /** For a node: how many of its occurrences in the reference no n-gram of the candidate has taken. */
  #left = new Int32Array(512)
  /** A node is a parent node and a word; the nodes below the number of words are the words themselves. */
  #parents = new Int32Array(512)
  #lastWords = new Int32Array(512)
  /** Open addressing: node or 0, which is never a child; a power of two, four times the number of nodes at least. */
  #slots = new Int32Array(1024)
  #mask = 1023
  #taken = new Int32Array(512)

  constructor(orders: number) {
    this.#orders = orders
  }

  /** Takes the tokens of a reference, whose ids are below `words`, in place of those of the one before. */
  take(ids: Int32Array, count: number, words: number): void {
    this.#clear(count)
    const left = this.#left
    const parents = this.#parents
    const lastWords = this.#lastWords
    const slots = this.#slots
    const mask = this.#mask
    const orders = this.#orders
    let nodes = words
    for (let i = 0; i < count; i++) {
      let node = ids[i]!
      left[node] = left[node]! + 1
      const stop = i + orders < count ? i + orders : count
      for (let k = i + 1; k < stop; k++) {
        const word = ids[k]!
        let slot = slotOf(node, word) & mask
        let child = slots[slot]!
        while (child !== 0 && (parents[child] !== node || lastWords[child] !== word)) {
          slot = (slot + 1) & mask
          child = slots[slot]!
        }
        if (child === 0) {
          child = nodes++
          parents[child] = node
          lastWords[child] = word
          slots[slot] = child
        }
        left[child] = left[child]! + 1
        node = child
      }
    }
  }

  /** Writes, for each order n, how many n-grams of the candidate are in the reference to `matches[n - 1]`. */
  match(ids: Int32Array, count: number, matches: Int32Array): void {
    if (this.#taken.length < count * this.#orders) this.#taken = new Int32Array(count * this.#orders)
    const left = this.#left
    const parents = this.#parents
    const lastWords = this.#lastWords
    const slots = this.#slots
    const mask = this.#mask
    const taken = this.#taken
    const orders = this.#orders
    matches.fill(0)
    let used = 0
    for (let i = 0; i < count; i++) {
      let node = ids[i]!
      if (node < 0) continue
      const stop = i + orders < count ? i + orders : count
      for (let k = i; ; ) {
        const rest = left[node]!
        if (rest > 0) {
          left[node] = rest - 1
          matches[k - i] = matches[k - i]! + 1
          taken[used++] = node
        }
        if (++k >= stop) break
        const word = ids[k]!
        if (word < 0) break
        let slot = slotOf(node, word) & mask
        let child = slots[slot]!
        while (child !== 0 && (parents[child] !== node || lastWords[child] !== word)) {
          slot = (slot + 1) & mask
          child = slots[slot]!
        }
        if (child === 0) break
        node = child
      }
    }
    // For the next candidate.
    for (let i = 0; i < used; i++) left[taken[i]!] = left[taken[i]!]! + 1
  }

  #clear(tokens: number): void {
    const most = tokens * this.#orders + 2
    let size = 16
    while (size < most * 4) size *= 2
    this.#mask = size - 1
    // Room that only a very long text needed is given back.
    const isTooLarge = this.#slots.length > 1 << 18 && size < 1 << 16
    if (this.#left.length < most || isTooLarge) {
      this.#parents = new Int32Array(most)
      this.#lastWords = new Int32Array(most)
      this.#left = new Int32Array(most)
    } else this.#left.fill(0, 0, most)
    if (this.#slots.length < size || isTooLarge) this.#slots = new Int32Array(size)
    else this.#slots.fill(0, 0, size)
  }
}

function slotOf(parent: number, word: number): number {
  const mixed = Math.imul(parent, 0x9e3779b1) + Math.imul(word, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
