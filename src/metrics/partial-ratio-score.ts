/* oxlint-disable typescript/no-non-null-assertion -- symbols and distances are read at places that exist */
import { type LcsWindows, openWindows } from './kernel/lcs-windows.ts'
import { ratioOfLcs } from './ratio-score.ts'
import { makeRoom, newSymbols, type Symbols } from './symbols.ts'

/** rapidfuzz's `partial_ratio` of 0..100 for two texts in code points; 0 below the cutoff. */
export function partialRatioScore(a: Symbols, b: Symbols, cutoff = 0): number {
  if (cutoff > 100) return 0
  const shorter = a.length <= b.length ? a : b
  const longer = a.length <= b.length ? b : a
  if (shorter.length === 0) return longer.length === 0 ? 100 : 0
  const score = bestPart(shorter, longer, cutoff)
  if (score === 100 || shorter.length < longer.length) return score
  return Math.max(score, bestPart(longer, shorter, Math.max(cutoff, score)))
}

/**
 * The best ratio of the pattern against the windows of its length in the text, and against shorter starts and ends of
 * the text.
 */
function bestPart(pattern: Symbols, text: Symbols, cutoff: number): number {
  const { length } = pattern
  const windows = openWindows(pattern, text)
  // The best LCS out of the lengths it was found in; the ratio grows with this fraction.
  const best = { common: 0, lengths: 2 * length }
  if (text.length > length) best.common = bestWindow(windows, length, text.length - length)
  if (best.common < length) {
    offer(best, windows.starts(length - 1), length - 1, length)
    backwards ??= { pattern: newSymbols(), text: newSymbols() }
    turnBack(pattern, length, backwards.pattern)
    turnBack(text, length, backwards.text)
    offer(best, openWindows(backwards.pattern, backwards.text).starts(length), length, length)
  }
  return ratioOfLcs(best.common, best.lengths, cutoff)
}

/** The pattern and the end of the text that is as long, both backwards. */
let backwards: { readonly pattern: Symbols; readonly text: Symbols } | undefined

function turnBack({ points, length }: Symbols, count: number, into: Symbols): void {
  makeRoom(into, count)
  const to = into.points
  for (let i = 0; i < count; i++) to[i] = points[length - 1 - i]!
  into.length = count
}

interface Part {
  common: number
  lengths: number
}

/** Takes the best of the starts of a text, where that is better. */
function offer(best: Part, starts: Uint16Array | Int32Array, count: number, length: number): void {
  let { common, lengths } = best
  for (let i = 0; i < count; i++) {
    if (starts[i]! * lengths <= common * (length + i + 1)) continue
    common = starts[i]!
    lengths = length + i + 1
  }
  best.common = common
  best.lengths = lengths
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
