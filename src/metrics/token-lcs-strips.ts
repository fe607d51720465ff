/* oxlint-disable typescript/no-non-null-assertion -- ids and places are within the arrays made for them */
import type { TokenStretch } from './token-run.ts'
import { zeroBits } from './zero-bits.ts'

/**
 * The length of the longest common subsequence for patterns of any length. The pattern is taken in strips of four words
 * of 31 bits whose state stays in registers; what a strip hands to the next is one bit per text token. A text token that
 * the strip lacks and that brings no such bit changes nothing: the places of the others are kept as a bit set.
 */
export function stripTokenLcs({ pattern, text, start, end, textEnd, distinct }: TokenStretch): number {
  const length = textEnd - start
  if (scratch.ids < distinct || scratch.places < length) scratch = new Scratch(distinct * 2, length * 2)
  const { first, next, rowOf } = scratch
  first.fill(0, 0, distinct)
  scratch.carries.fill(0, 0, (length + 31) >> 5)
  for (let place = length - 1; place >= 0; place--) {
    const id = text[start + place]!
    if (id < 0) continue
    next[place] = first[id]!
    first[id] = place + 1
  }
  let common = 0
  for (let strip = start; strip < end; strip += stripSize) {
    const stop = Math.min(end, strip + stripSize)
    enter(scratch, pattern, strip, stop)
    common += advance(scratch, length)
    for (let i = strip; i < stop; i++) rowOf[pattern[i]!] = 0
  }
  return common
}

const stripSize = 4 * 31

class Scratch {
  readonly ids: number
  readonly places: number
  /** The first place of each id in the text, and for each place the next one of its id; counted from 1, 0 for none. */
  readonly first: Int32Array
  readonly next: Int32Array
  /** Where the masks of an id stand in this strip; 0 before it is met, and between strips. */
  readonly rowOf: Int32Array
  /** The same by place in the text; 0 for tokens that the strip lacks, and between strips. */
  readonly rowAt: Int32Array
  /** The places with a row in this strip, a bit each; 0 between strips. */
  readonly hits: Int32Array
  /** The places whose step carried out of the strip before, then out of this one. */
  readonly carries: Int32Array
  /** Four words for each distinct token of the strip: bit i is set where its token i is that token. Row 0 stays empty. */
  readonly masks = new Int32Array((stripSize + 1) * 4)

  constructor(ids: number, places: number) {
    this.ids = ids
    this.places = places
    this.first = new Int32Array(ids)
    this.next = new Int32Array(places)
    this.rowOf = new Int32Array(ids)
    this.rowAt = new Int32Array(places)
    this.hits = new Int32Array((places + 31) >> 5)
    this.carries = new Int32Array((places + 31) >> 5)
  }
}

let scratch = /* @__PURE__ */ new Scratch(256, 512)

/** Sets up the masks of a strip, and the rows of the text's tokens in it. */
function enter(
  { first, next, rowOf, rowAt, hits, masks }: Scratch,
  pattern: Int32Array,
  start: number,
  end: number,
): void {
  let last = 0
  let word = 0
  let bit = 1
  for (let i = start; i < end; i++) {
    const id = pattern[i]!
    let row = rowOf[id]!
    if (row === 0) {
      last += 4
      row = last
      rowOf[id] = row
      masks[row] = 0
      masks[row + 1] = 0
      masks[row + 2] = 0
      masks[row + 3] = 0
      for (let place = first[id]! - 1; place >= 0; place = next[place]! - 1) {
        rowAt[place] = row
        hits[place >> 5]! |= 1 << (place & 31)
      }
    }
    masks[row + word]! |= bit
    bit <<= 1
    if (bit < 0) {
      bit = 1
      word++
    }
  }
}

/** Returns how many zero bits the state has in the end: the part of the common subsequence that lies in this strip. */
function advance({ rowAt, hits, carries, masks }: Scratch, length: number): number {
  let state0 = 0x7fff_ffff
  let state1 = 0x7fff_ffff
  let state2 = 0x7fff_ffff
  let state3 = 0x7fff_ffff
  for (let base = 0; base < length; base += 32) {
    const before = carries[base >> 5]!
    let active = hits[base >> 5]! | before
    let after = 0
    hits[base >> 5] = 0
    while (active !== 0) {
      // Not `active & -active`: negating the lowest integer leaves the integers, which costs V8 a factor of ten.
      const below = (active - 1) | 0
      const offset = 31 - Math.clz32(active ^ below)
      active &= below
      const at = rowAt[base + offset]!
      rowAt[base + offset] = 0
      let hit = state0 & masks[at]!
      let sum = (((state0 + hit) | 0) + ((before >>> offset) & 1)) | 0
      state0 = (sum & 0x7fff_ffff) | (state0 ^ hit)
      hit = state1 & masks[at + 1]!
      sum = (((state1 + hit) | 0) + (sum >>> 31)) | 0
      state1 = (sum & 0x7fff_ffff) | (state1 ^ hit)
      hit = state2 & masks[at + 2]!
      sum = (((state2 + hit) | 0) + (sum >>> 31)) | 0
      state2 = (sum & 0x7fff_ffff) | (state2 ^ hit)
      hit = state3 & masks[at + 3]!
      sum = (((state3 + hit) | 0) + (sum >>> 31)) | 0
      state3 = (sum & 0x7fff_ffff) | (state3 ^ hit)
      after |= (sum >>> 31) << offset
    }
    carries[base >> 5] = after
  }
  return zeroBits(state0) + zeroBits(state1) + zeroBits(state2) + zeroBits(state3)
}
