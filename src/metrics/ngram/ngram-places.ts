/* oxlint-disable typescript/no-non-null-assertion -- ids are below the number of words, tokens below theirs */
import { countOnes } from '../kernel/count-ones.ts'

/** The longest reference, in tokens, whose places fit into two words of 32 bits. */
export const mostPlaces = 64

/** The orders that are counted: 1 up to this one. */
export const placeOrders = 4

/**
 * The n-grams of a short reference as bits: each word of it is the set of its places there, and the places where an n-gram
 * ends follow from those of the n-gram before it, a shift and an "and" away. An n-gram of the candidate takes the first of
 * its places that is still free, so that none counts more often than the reference has it.
 */
export class NgramPlaces {
  /** For each id, from -1 (a word that the reference lacks) on: the low and the high word of its places. */
  readonly #places = new Int32Array(2 * (mostPlaces + 3))

  /** Takes the tokens of a reference, `mostPlaces` at most, whose ids are below `words`. */
  take(ids: Int32Array, count: number, words: number): void {
    const places = this.#places
    for (let at = 2 * words + 1; at >= 0; at--) places[at] = 0
    for (let i = 0; i < count; i++) {
      const at = 2 * ids[i]! + 2 + (i >>> 5)
      places[at] = places[at]! | (1 << i)
    }
  }

  /** Writes, for the orders n from 1 to 4, how many n-grams of the candidate are in the reference to `matches[n - 1]`. */
  match(ids: Int32Array, count: number, matches: Int32Array): void {
    const places = this.#places
    // By order, low and high word: where the n-grams that end with the last token end, and the places that are free. In
    // locals and without a branch that depends on the texts: a loop over the orders would take twice as long.
    let low1 = 0
    let high1 = 0
    let low2 = 0
    let high2 = 0
    let low3 = 0
    let high3 = 0
    let freeLow1 = -1
    let freeHigh1 = -1
    let freeLow2 = -1
    let freeHigh2 = -1
    let freeLow3 = -1
    let freeHigh3 = -1
    let freeLow4 = -1
    let freeHigh4 = -1
    for (let k = 0; k < count; k++) {
      const at = 2 * ids[k]! + 2
      const low = places[at]!
      const high = places[at + 1]!
      const low4 = (low3 << 1) & low
      const high4 = ((high3 << 1) | (low3 >>> 31)) & high
      high3 = ((high2 << 1) | (low2 >>> 31)) & high
      low3 = (low2 << 1) & low
      high2 = ((high1 << 1) | (low1 >>> 31)) & high
      low2 = (low1 << 1) & low
      high1 = high
      low1 = low
      let first = low1 & freeLow1
      let second = first === 0 ? high1 & freeHigh1 : 0
      freeLow1 ^= first & -first
      freeHigh1 ^= second & -second
      first = low2 & freeLow2
      second = first === 0 ? high2 & freeHigh2 : 0
      freeLow2 ^= first & -first
      freeHigh2 ^= second & -second
      first = low3 & freeLow3
      second = first === 0 ? high3 & freeHigh3 : 0
      freeLow3 ^= first & -first
      freeHigh3 ^= second & -second
      first = low4 & freeLow4
      second = first === 0 ? high4 & freeHigh4 : 0
      freeLow4 ^= first & -first
      freeHigh4 ^= second & -second
    }
    matches[0] = countOnes(~freeLow1) + countOnes(~freeHigh1)
    matches[1] = countOnes(~freeLow2) + countOnes(~freeHigh2)
    matches[2] = countOnes(~freeLow3) + countOnes(~freeHigh3)
    matches[3] = countOnes(~freeLow4) + countOnes(~freeHigh4)
  }
}
