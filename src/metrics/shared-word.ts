/* oxlint-disable typescript/no-non-null-assertion -- slots and symbols are read below the size and the length */
import { compareWords, sortWords } from './sort-words.ts'
import type { WordPair } from './word-pair.ts'
import type { Words } from './words.ts'

/** Whether two texts have a word in common. It may sort their words. */
export function hasSharedWord({ a, b }: WordPair): boolean {
  if (a.count === 0 || b.count === 0) return false
  // Hashes can be made to clash; among few words that costs little, many are compared in order.
  if (b.count > size / 2) return hasSharedInOrder(a, b)
  slots.fill(0)
  for (let word = 0; word < b.count; word++) slots[slotOf(b, b, word)] = word + 1
  for (let word = 0; word < a.count; word++) if (slots[slotOf(b, a, word)] !== 0) return true
  return false
}

const size = 256
/** For each hash a word of the second text, counted from 1; 0 where there is none. */
const slots = /* @__PURE__ */ new Uint8Array(size)

/** Where the entered text has this word, or the free slot where it would be. */
function slotOf(entered: Words, { points, starts, ends }: Words, word: number): number {
  const start = starts[word]!
  const end = ends[word]!
  let hash = end - start
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ points[i]!, 0x9e3779b1)
  let slot = hash >>> 24
  while (slots[slot] !== 0 && !isEqualWord(entered, slots[slot]! - 1, points, start, end)) slot = (slot + 1) % size
  return slot
}

function isEqualWord(entered: Words, word: number, points: Int32Array, start: number, end: number): boolean {
  let at = entered.starts[word]!
  if (entered.ends[word]! - at !== end - start) return false
  for (let i = start; i < end; i++) if (entered.points[at++] !== points[i]) return false
  return true
}

function hasSharedInOrder(a: Words, b: Words): boolean {
  sortWords(a)
  sortWords(b)
  for (let i = 0, j = 0; i < a.count && j < b.count; ) {
    const order = compareWords(a, a.order[i]!, b, b.order[j]!)
    if (order === 0) return true
    if (order < 0) i++
    else j++
  }
  return false
}
