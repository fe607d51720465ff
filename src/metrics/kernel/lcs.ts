/* oxlint-disable typescript/no-non-null-assertion -- typed-array reads below the lengths that the loops keep */
import { byteScores } from './byte-scores.ts'
import { countOnes } from './count-ones.ts'
import type { EditAlgorithm } from './edit-algorithm.ts'
import { type JsStrip, jsBlocks, onesBelow } from './js-strip.ts'
import { lcsBytes } from './lcs-bytes.ts'
import { openTiny, tinyRows } from './tiny-rows.ts'
import { wasmBlocks } from './wasm-blocks.ts'

/**
 * The length of the longest common subsequence. Authority: H. Hyyrö, "Bit-parallel LCS-length computation revisited",
 * AWOCA 2004.
 */
export const lcs: EditAlgorithm = {
  tiny: lcsTiny,
  scoreBytes: /* @__PURE__ */ byteScores(lcsBytes),
  base: (affix) => affix,
  jsBlocks: () => jsBlocks({ run: lcsRun, start: -1, total: (strip, length) => length - onesBelow(strip.a, length) }),
  wasmBlocks: () =>
    wasmBlocks(lcsBytes, {
      start: -1n,
      topCarry: 1,
      total: (kernel, length) => length - kernel.ones(0, 0, length),
    }),
}

function lcsTiny(text: string, pattern: string): number {
  if (!openTiny(pattern)) return -1
  let state = -1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 255) return -1
    const used = state & tinyRows[unit]!
    state = (state + used) | (state ^ used)
  }
  return countOnes(~state)
}

/**
 * Four symbols of the text together: each word of the state is read and written once, and the carry chains overlap.
 * Bit 31 of the state is always set, so that it comes out of an addition as 0 just when there is a carry: a handed down
 * 1 says "no carry".
 */
function lcsRun(
  { words, table, a }: JsStrip,
  text: Uint16Array,
  count: number,
  carry: Uint8Array,
  at: number,
  top: boolean,
) {
  let j = 0
  for (; j + 3 < count; j += 4, at += 4) {
    const row0 = text[j]! * words
    const row1 = text[j + 1]! * words
    const row2 = text[j + 2]! * words
    const row3 = text[j + 3]! * words
    let none0 = top ? 1 : carry[at]!
    let none1 = top ? 1 : carry[at + 1]!
    let none2 = top ? 1 : carry[at + 2]!
    let none3 = top ? 1 : carry[at + 3]!
    for (let word = 0; word < words; word++) {
      let state = a[word]!
      let used = state & table[row0 + word]!
      let sum = (state + used + 1 - none0) | 0
      none0 = sum >>> 31
      state = sum | (state ^ used)
      used = state & table[row1 + word]!
      sum = (state + used + 1 - none1) | 0
      none1 = sum >>> 31
      state = sum | (state ^ used)
      used = state & table[row2 + word]!
      sum = (state + used + 1 - none2) | 0
      none2 = sum >>> 31
      state = sum | (state ^ used)
      used = state & table[row3 + word]!
      sum = (state + used + 1 - none3) | 0
      none3 = sum >>> 31
      a[word] = sum | (state ^ used)
    }
    carry[at] = none0
    carry[at + 1] = none1
    carry[at + 2] = none2
    carry[at + 3] = none3
  }
  for (; j < count; j++, at++) {
    const row = text[j]! * words
    let none = top ? 1 : carry[at]!
    for (let word = 0; word < words; word++) {
      const state = a[word]!
      const used = state & table[row + word]!
      const sum = (state + used + 1 - none) | 0
      none = sum >>> 31
      a[word] = sum | (state ^ used)
    }
    carry[at] = none
  }
}
