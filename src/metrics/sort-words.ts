/* oxlint-disable typescript/no-non-null-assertion -- words are read below their count */
import type { Words } from './words.ts'

/** Sorts the words of a text by code point; equal ones keep their places. */
export function sortWords(text: Words): void {
  if (text.isSorted) return
  text.isSorted = true
  if (keys.length < text.count) keys = new Float64Array(2 * text.count)
  for (let word = 0; word < text.count; word++) keys[word] = keyOf(text, word)
  for (let from = 0; from < text.count; from += run) sortRun(text, from, Math.min(from + run, text.count))
  for (let size = run; size < text.count; size *= 2) mergeRuns(text, size)
}

/** Below 0 where the first word comes first, 0 for equal words; of two texts or of one. */
export function compareWords(a: Words, word: number, b: Words, other: number): number {
  const start = a.starts[word]!
  const otherStart = b.starts[other]!
  const length = a.ends[word]! - start
  const otherLength = b.ends[other]! - otherStart
  const shorter = length < otherLength ? length : otherLength
  for (let i = 0; i < shorter; i++) {
    const difference = a.points[start + i]! - b.points[otherStart + i]!
    if (difference !== 0) return difference
  }
  return length - otherLength
}

/** Up to so many words, moving each to its place is the fastest way. */
const run = 32

/** The first two symbols of each word as one number, which decides most comparisons. */
let keys = /* @__PURE__ */ new Float64Array(run)

function keyOf({ points, starts, ends }: Words, word: number): number {
  const start = starts[word]!
  return points[start]! * 0x110001 + (start + 1 < ends[word]! ? points[start + 1]! + 1 : 0)
}

function sortRun(text: Words, from: number, to: number): void {
  const { starts, ends } = text
  for (let next = from + 1; next < to; next++) {
    const key = keys[next]!
    if (keys[next - 1]! < key) continue
    const start = starts[next]!
    const end = ends[next]!
    let at = next
    while (at > from && (keys[at - 1]! > key || (keys[at - 1] === key && isLater(text, at - 1, start, end)))) {
      keys[at] = keys[at - 1]!
      starts[at] = starts[at - 1]!
      ends[at] = ends[at - 1]!
      at--
    }
    keys[at] = key
    starts[at] = start
    ends[at] = end
  }
}

/** Whether a word comes after that from `start` to `end`, which begins as it does. */
function isLater({ points, starts, ends }: Words, word: number, start: number, end: number): boolean {
  let at = starts[word]!
  const last = ends[word]!
  while (at < last && start < end) {
    const difference = points[at++]! - points[start++]!
    if (difference !== 0) return difference > 0
  }
  return at < last
}

/** Merges runs of so many sorted words two by two. */
function mergeRuns(text: Words, size: number): void {
  const before = { starts: text.starts.slice(0, text.count), ends: text.ends.slice(0, text.count) }
  const keysBefore = keys.slice(0, text.count)
  const source = { ...text, ...before }
  for (let from = 0; from < text.count; from += 2 * size) {
    const middle = Math.min(from + size, text.count)
    const to = Math.min(middle + size, text.count)
    let left = from
    let right = middle
    for (let at = from; at < to; at++) {
      const takesLeft = right === to || (left < middle && compareWords(source, left, source, right) <= 0)
      const taken = takesLeft ? left++ : right++
      text.starts[at] = before.starts[taken]!
      text.ends[at] = before.ends[taken]!
      keys[at] = keysBefore[taken]!
    }
  }
}
