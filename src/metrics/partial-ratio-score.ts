/* oxlint-disable typescript/no-non-null-assertion -- distances are read at windows that exist */
import { type LcsWindows, openWindows } from './kernel/lcs-windows.ts'
import { ratioOfLcs } from './ratio-score.ts'

/** rapidfuzz's `partial_ratio` of 0..100 for two texts in code points; 0 below the cutoff. */
export function partialRatioScore(a: Int32Array, b: Int32Array, cutoff = 0): number {
  if (cutoff > 100) return 0
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  if (shorter.length === 0) return longer.length === 0 ? 100 : 0
  const score = bestPart(shorter, longer, cutoff)
  if (score === 100 || shorter.length < longer.length) return score
  return Math.max(score, bestPart(longer, shorter, Math.max(cutoff, score)))
}

/**
 * The best ratio of the pattern against the windows of its length in the text, and against shorter starts and ends of
 * the text.
 */
function bestPart(pattern: Int32Array, text: Int32Array, cutoff: number): number {
  const { length } = pattern
  const windows = openWindows(pattern, text)
  // The best LCS out of the lengths it was found in; the ratio grows with this fraction.
  let common = 0
  let lengths = 2 * length
  if (text.length > length) common = bestWindow(windows, length, text.length - length)
  const offer = (starts: Uint16Array | Int32Array) => {
    for (let i = 0; i < starts.length; i++) {
      if (starts[i]! * lengths <= common * (length + i + 1)) continue
      common = starts[i]!
      lengths = length + i + 1
    }
  }
  if (common < length) {
    offer(windows.starts(length - 1))
    offer(openWindows(pattern.toReversed(), text.subarray(text.length - length).toReversed()).starts(length))
  }
  return ratioOfLcs(common, lengths, cutoff)
}

/**
 * The highest LCS of the pattern and a window of its length, of the first `count` windows. One step of the window
 * changes the LCS by at most one: between two windows it stays under the roof that both hold up, and where that is not
 * above the best, no window need be looked at.
 */
function bestWindow(windows: LcsWindows, length: number, count: number): number {
  const known = new Int32Array(count).fill(-1)
  const look = (at: number) => {
    if (known[at] === -1) known[at] = windows.window(at, at + length)
    return known[at]!
  }
  let best = 0
  // All ranges of one width before the narrower ones: a good window found anywhere spares work everywhere.
  let ranges: [number, number][] = [[0, count - 1]]
  while (ranges.length > 0) {
    const narrower: [number, number][] = []
    for (const [from, to] of ranges) {
      const first = look(from)
      const last = look(to)
      best = Math.max(best, first, last)
      const roof = Math.min(length, Math.floor((first + last + to - from) / 2))
      if (to - from < 2 || roof <= best) continue
      const middle = (from + to) >> 1
      narrower.push([from, middle], [middle, to])
    }
    ranges = narrower
  }
  return best
}
