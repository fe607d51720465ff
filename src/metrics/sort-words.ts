/* oxlint-disable typescript/no-non-null-assertion -- words are read below their count */
import type { Words } from './words.ts'

/** Brings the words of a text into the order of their code points. */
export function sortWords(text: Words): void {
  if (text.isSorted) return
  text.isSorted = true
  const { order, count } = text
  if (count > keyedLimit) {
    for (let word = 0; word < count; word++) order[word] = word
    order.subarray(0, count).sort((one, other) => compareWords(text, one, text, other))
    return
  }
  sortKeys(text)
  for (let i = 0; i < count; i++) order[i] = sorted[i]! % keyedLimit
  settleTies(text)
}

/** Below 0 where the first word comes first, 0 for equal words; of two texts or of one. */
export function compareWords(a: Words, word: number, b: Words, other: number): number {
  const inA = a.points
  const inB = b.points
  let at = a.starts[word]!
  let otherAt = b.starts[other]!
  const end = a.ends[word]!
  const otherEnd = b.ends[other]!
  while (at < end && otherAt < otherEnd) {
    const difference = inA[at++]! - inB[otherAt++]!
    if (difference !== 0) return difference
  }
  return end - at - (otherEnd - otherAt)
}

/** Up to so many words the number of a word fits into its key. */
const keyedLimit = 2048
/** Up to so many words, moving each key to its place is the fastest way. */
const insertionLimit = 64

/** The first symbols of each word as one number, then the number of the word: in order, this decides most comparisons. */
const sorted = /* @__PURE__ */ new Float64Array(keyedLimit)

function sortKeys(text: Words): void {
  const keys = sorted
  const { count, bits } = text
  for (let word = 0; word < count; word++) {
    const key = (bits < 0x80 ? asciiKey(text, word) : wideKey(text, word)) * keyedLimit + word
    let at = word
    if (count <= insertionLimit) {
      while (at > 0 && keys[at - 1]! > key) {
        keys[at] = keys[at - 1]!
        at--
      }
    }
    keys[at] = key
  }
  if (count > insertionLimit) keys.subarray(0, count).sort()
}

/** Four symbols. What a word lacks counts as U+0000: where a word has that, whole words decide. */
function asciiKey({ points, starts, ends }: Words, word: number): number {
  const start = starts[word]!
  const end = Math.min(ends[word]!, start + 4)
  let key = 0
  for (let i = start; i < end; i++) key = (key << 7) | points[i]!
  return key << (7 * (4 - (end - start)))
}

/** Two symbols. */
function wideKey({ points, starts, ends }: Words, word: number): number {
  const start = starts[word]!
  return points[start]! * 0x110000 + (start + 1 < ends[word]! ? points[start + 1]! : 0)
}

/** Compares whole words where their keys say the same. */
function settleTies(text: Words): void {
  const { order, count } = text
  for (let next = 1; next < count; next++) {
    const word = order[next]!
    const key = Math.floor(sorted[next]! / keyedLimit)
    let at = next
    while (
      at > 0 &&
      Math.floor(sorted[at - 1]! / keyedLimit) === key &&
      compareWords(text, order[at - 1]!, text, word) > 0
    ) {
      order[at] = order[at - 1]!
      at--
    }
    order[at] = word
  }
}
