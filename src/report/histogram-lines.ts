import type { Histogram } from '../core/report.ts'
import { countText } from './numbers.ts'

const rows = 10
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A histogram as ten lines of bars, each with its lower end and count. */
export function histogramLines(histogram: Histogram, width = 40): string[] {
  const each = histogram.counts.length / rows
  const counts = Array.from({ length: rows }, (_, row) =>
    histogram.counts.slice(row * each, (row + 1) * each).reduce((sum, count) => sum + count, 0),
  )
  const most = Math.max(1, ...counts)
  const ends = counts.map((_, row) => endText(histogram.low + row * each * histogram.width, histogram.width * each))
  const labelWidth = Math.max(...ends.map((end) => end.length))
  return counts.map(
    (count, row) =>
      `${(ends[row] ?? '').padStart(labelWidth)} ▕${bar(count / most, width)}${count === 0 ? '' : ' '}${count === 0 ? '' : countText(count)}`,
  )
}

function bar(share: number, width: number): string {
  const units = share === 0 ? 0 : Math.max(1, Math.round(share * width * 8))
  return '█'.repeat(Math.floor(units / 8)) + (eighths[units % 8] ?? '')
}

function endText(end: number, width: number): string {
  const digits = Math.min(6, Math.max(0, Math.ceil(-Math.log10(width) - 1e-9)))
  return Math.abs(end) >= 1e6 ? end.toExponential(1) : end.toFixed(digits)
}
