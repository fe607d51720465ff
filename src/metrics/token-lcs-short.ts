/* oxlint-disable typescript/no-non-null-assertion -- ids and places are within the arrays made for them */
import type { TokenStretch } from './token-run.ts'
import { zeroBits } from './zero-bits.ts'

/** The longest pattern that four words hold. Words have 31 bits, so that bit 31 of a sum is its carry. */
export const shortTokenLcsLimit = 4 * 31

/** The length of the longest common subsequence when the pattern fits into four words, which stay in registers. */
export function shortTokenLcs({ pattern, text, start, end, textEnd, distinct }: TokenStretch): number {
  if (masks.length < 4 * (distinct + 1)) masks = new Int32Array(8 * distinct)
  // A local: V8 would read a module's `let` anew in each round of a loop.
  const mask = masks
  mask.fill(0, 0, 4 * (distinct + 1))
  let word = 4
  let bit = 1
  for (let i = start; i < end; i++) {
    mask[4 * pattern[i]! + word]! |= bit
    bit <<= 1
    if (bit < 0) {
      bit = 1
      word++
    }
  }
  let state0 = 0x7fff_ffff
  let state1 = 0x7fff_ffff
  let state2 = 0x7fff_ffff
  let state3 = 0x7fff_ffff
  for (let i = start; i < textEnd; i++) {
    const at = 4 * text[i]! + 4
    let hit = state0 & mask[at]!
    let sum = (state0 + hit) | 0
    state0 = (sum & 0x7fff_ffff) | (state0 ^ hit)
    hit = state1 & mask[at + 1]!
    sum = (((state1 + hit) | 0) + (sum >>> 31)) | 0
    state1 = (sum & 0x7fff_ffff) | (state1 ^ hit)
    hit = state2 & mask[at + 2]!
    sum = (((state2 + hit) | 0) + (sum >>> 31)) | 0
    state2 = (sum & 0x7fff_ffff) | (state2 ^ hit)
    hit = state3 & mask[at + 3]!
    sum = (((state3 + hit) | 0) + (sum >>> 31)) | 0
    state3 = (sum & 0x7fff_ffff) | (state3 ^ hit)
  }
  return zeroBits(state0) + zeroBits(state1) + zeroBits(state2) + zeroBits(state3)
}

/** Four words for each token: bit i is set where pattern token i is that token. The first four stay 0, for id -1. */
let masks = new Int32Array(512)
