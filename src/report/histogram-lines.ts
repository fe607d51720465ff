import type { Histogram } from '../core/report.ts'
import { barText } from './bar.ts'
import { countText } from './numbers.ts'
import { plain } from './paint.ts'

const rows = 10

/** A histogram as ten lines of bars, each with its lower end and count. */
export function histogramLines(histogram: Histogram, width = 40, paint = plain): string[] {
  const each = histogram.counts.length / rows
  const counts = Array.from({ length: rows }, (_, row) =>
    histogram.counts.slice(row * each, (row + 1) * each).reduce((sum, count) => sum + count, 0),
  )
  const most = Math.max(1, ...counts)
  const ends = endTexts(counts.map((_, row) => histogram.low + row * each * histogram.width))
  const labelWidth = Math.max(...ends.map((end) => end.length))
  return counts.map(
    (count, row) =>
      `${(ends[row] ?? '').padStart(labelWidth)} ▕${count === 0 ? '' : `${paint.cyan(barText(count / most, width))} ${countText(count)}`}`,
  )
}

/** All in one form: with as few digits as tell every end exactly, else with as many as tell them apart. */
function endTexts(ends: readonly number[]): string[] {
  const most = Math.max(...ends.map(Math.abs))
  // Sums of tenths miss their mark by a few units of the last place.
  const slack = 1e-9 * most
  const clean = ends.map((end) => (Math.abs(end) <= slack ? 0 : end))
  const fixed = [0, 1, 2, 3, 4, 5, 6].map((digits) => clean.map((end) => end.toFixed(digits)))
  const exact = fixed.find((texts) => texts.every((text, row) => Math.abs(Number(text) - (clean[row] ?? 0)) <= slack))
  const short = most < 1e6 ? (exact ?? fixed.slice(-1).find(areDistinct)) : undefined
  const powers = [1, 2, 3, 4, 5, 6, 9, 12, 15].map((digits) => clean.map((end) => end.toExponential(digits)))
  return short ?? powers.find(areDistinct) ?? clean.map(String)
}

function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length
}
