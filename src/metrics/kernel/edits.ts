/* oxlint-disable typescript/no-non-null-assertion -- typed-array reads below the lengths that the loops keep */
import { byteScores } from './byte-scores.ts'
import { countOnes } from './count-ones.ts'
import type { EditAlgorithm } from './edit-algorithm.ts'
import { fullWord, type JsStrip, jsBlocks, onesBelow } from './js-strip.ts'
import { levenshteinBytes } from './levenshtein-bytes.ts'
import { openTiny, tinyRows } from './tiny-rows.ts'
import { wasmBlocks } from './wasm-blocks.ts'
import { kernelMap } from './wasm-kernel.ts'

/**
 * The Levenshtein distance. Authority: G. Myers, "A fast bit-vector algorithm for approximate string matching based on
 * dynamic programming", 1999, in the form of H. Hyyrö, 2003.
 */
export const edits: EditAlgorithm = {
  tiny: editsTiny,
  scoreBytes: /* @__PURE__ */ byteScores(levenshteinBytes),
  base: (_affix, textCount) => textCount,
  jsBlocks: () =>
    jsBlocks({
      run: editsRun,
      start: fullWord,
      total: (strip, length) => onesBelow(strip.a, length) - onesBelow(strip.b, length),
    }),
  wasmBlocks: () =>
    wasmBlocks(levenshteinBytes, {
      start: 0x7fffffffffffffffn,
      topCarry: aboveTop,
      total: (kernel, length) => kernel.ones(0, 0, length) - kernel.ones(kernelMap.b, 0, length),
    }),
}

// Three bits: 1 the carry of the addition, 2 the row above goes up by one, 4 it goes down by one.
const aboveTop = 2

function editsTiny(text: string, pattern: string): number {
  if (!openTiny(pattern)) return -1
  let a = -1
  let b = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 255) return -1
    const hit = tinyRows[unit]!
    const same = (((hit & a) + a) ^ a) | hit | b
    const up = ((b | ~(same | a)) << 1) | 1
    a = ((same & a) << 1) | ~(same | up)
    b = up & same
  }
  const mask = pattern.length === 32 ? -1 : (1 << pattern.length) - 1
  return text.length + countOnes(a & mask) - countOnes(b & mask)
}

function editsRun(
  { words, table, a, b }: JsStrip,
  text: Uint16Array,
  count: number,
  carry: Uint8Array,
  at: number,
  top: boolean,
) {
  for (let j = 0; j < count; j++, at++) {
    const row = text[j]! * words
    const above = top ? aboveTop : carry[at]!
    let handed = above & 1
    let up = (above >>> 1) & 1
    let down = above >>> 2
    for (let word = 0; word < words; word++) {
      const hit = table[row + word]!
      const a0 = a[word]!
      const b0 = b[word]!
      const sum = ((hit & a0) + a0 + handed) | 0
      handed = sum >>> 31
      const same = (sum ^ a0) | hit | b0
      const hUp = ((b0 | ~(same | a0)) << 1) | up
      const hDown = ((same & a0) << 1) | down
      up = hUp >>> 31
      down = hDown >>> 31
      a[word] = (hDown | ~(same | hUp)) & fullWord
      b[word] = hUp & same & fullWord
    }
    carry[at] = handed | (up << 1) | (down << 2)
  }
}
