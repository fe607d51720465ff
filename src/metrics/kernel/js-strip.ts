/* oxlint-disable typescript/no-non-null-assertion -- typed-array reads below the lengths that the loops keep */
import type { Blocks } from './edit-algorithm.ts'
import { countOnes } from './count-ones.ts'

/** 31 symbols a word: bit 31 is left free, so that the carry of an addition is one shift away. */
export const wordSize = 31
/** A word with all its symbols set. */
export const fullWord = 0x7fffffff
/** The most words of a strip, chosen so that the rows of an ordinary alphabet stay in the first-level cache. */
export const wordLimit = 64

/** A strip of the pattern as the JavaScript kernels see it. */
export interface JsStrip {
  words: number
  /** Row-major: for each id the words of its positions. */
  table: Int32Array
  /** LCS: a 0 bit is a matched symbol. Levenshtein: rows where the column goes up by one. */
  readonly a: Int32Array
  /** Levenshtein: rows where the column goes down by one. */
  readonly b: Int32Array
}

/** What `jsBlocks` must know of the algorithm. */
export interface JsSteps {
  /** A word of `a` before any text. */
  readonly start: number
  readonly run: (strip: JsStrip, text: Uint16Array, count: number, carry: Uint8Array, at: number, top: boolean) => void
  readonly total: (strip: JsStrip, length: number) => number
}

/** `Blocks` in plain JavaScript on 32-bit words. */
export function jsBlocks(steps: JsSteps): Blocks {
  const strip: JsStrip = {
    words: 0,
    table: new Int32Array(1024),
    a: new Int32Array(wordLimit),
    b: new Int32Array(wordLimit),
  }
  let opened = 0
  const reset = () => {
    strip.a.fill(steps.start, 0, strip.words)
    strip.b.fill(0, 0, strip.words)
  }
  return {
    capacity: wordSize * wordLimit,
    open(ids, length, rows) {
      const words = Math.ceil(length / wordSize)
      if (rows * words > strip.table.length) strip.table = new Int32Array(rows * words * 2)
      else strip.table.fill(0, 0, rows * words)
      for (let i = 0, word = 0, bit = 1; i < length; i++) {
        strip.table[ids[i]! * words + word]! |= bit
        bit <<= 1
        if (bit < 0) {
          bit = 1
          word++
        }
      }
      strip.words = words
      opened = length
      reset()
    },
    reset,
    run: (text, count, carry, at, top) => steps.run(strip, text, count, carry, at, top),
    total: () => steps.total(strip, opened),
  }
}

/** The number of 1 bits among the first `length` rows. */
export function onesBelow(words: Int32Array, length: number): number {
  let sum = 0
  let word = 0
  for (let left = length; left > 0; left -= wordSize) {
    const mask = left < wordSize ? (1 << left) - 1 : fullWord
    sum += countOnes(words[word++]! & mask)
  }
  return sum
}
