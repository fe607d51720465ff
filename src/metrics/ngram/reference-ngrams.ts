import type { TokenBuffer } from '../tokenize/token-buffer.ts'
import { mostPlaces, NgramPlaces, placeOrders } from './ngram-places.ts'
import { NgramTrie } from './ngram-trie.ts'
import { WordTable } from './word-table.ts'

/** The n-grams of one reference, to count how many of them a candidate has, each no more often than the reference. */
export class ReferenceNgrams {
  /** The number of tokens. */
  length = 0
  readonly #orders: number
  readonly #words = new WordTable()
  #ids = new Int32Array(128)
  #places: NgramPlaces | undefined
  #trie: NgramTrie | undefined

  constructor(orders: number) {
    this.#orders = orders
  }

  /** Takes the tokens of a reference in place of those of the one before. */
  take(reference: TokenBuffer): void {
    const { count } = reference
    this.length = count
    if (this.#ids.length < count) this.#ids = new Int32Array(count)
    this.#words.addAll(reference, this.#ids)
    if (this.#isShort()) (this.#places ??= new NgramPlaces()).take(this.#ids, count, this.#words.count)
    else (this.#trie ??= new NgramTrie(this.#orders)).take(this.#ids, count, this.#words.count)
  }

  /** Writes, for each order n, how many n-grams of the candidate are in the reference to `matches[n - 1]`. */
  match(candidate: TokenBuffer, matches: Int32Array): void {
    const { count } = candidate
    if (this.#ids.length < count) this.#ids = new Int32Array(count)
    this.#words.findAll(candidate, this.#ids)
    if (this.#isShort()) this.#places?.match(this.#ids, count, matches)
    else this.#trie?.match(this.#ids, count, matches)
  }

  #isShort(): boolean {
    return this.length <= mostPlaces && this.#orders === placeOrders
  }
}
