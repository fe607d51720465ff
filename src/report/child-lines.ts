import type { ScoreRange } from '../core/grader.ts'
import type { ChildSummary, Summary } from '../core/report.ts'
import { barText } from './bar.ts'
import { displayWidth, padColumns } from './display-width.ts'
import type { Look } from './look.ts'
import { countText, scoreText } from './numbers.ts'
import { safeText } from './safe-text.ts'
import { endText, placeOn } from './scale.ts'

/** The ranges of the parts of a grader, by their keys. */
export type ChildRanges = Readonly<Record<string, ScoreRange>>

/** Columns of a bar. */
const barColumns = 20

/** The parts of a grader: the mean of each as a number and as a bar over its range, how many it graded, and how many not. */
export function childLines({ children }: Summary, ranges: ChildRanges, { columns, paint }: Look): string[] {
  const entries = Object.entries(children)
  if (entries.length === 0) return []
  const notes = entries.map(([key]) => rangeNote(ownRange(ranges, key)))
  const widestNote = Math.max(0, ...notes.map((note) => note.length))
  const room = Math.max(8, columns - 2 - 7 - 2 - barColumns - 2 - 8 - 8 - (widestNote === 0 ? 0 : widestNote + 2))
  const names = entries.map(([key]) => safeText(key, room))
  const width = Math.max(6, ...names.map(displayWidth))
  const header = `  ${'part'.padEnd(width)}   mean  ${' '.repeat(barColumns + 2)}  graded  failed`
  const lines = entries.map(([key, child], index) => {
    const name = padColumns(names[index] ?? '', width)
    const mean = child.mean === undefined ? '–' : scoreText(child.mean)
    const failed = countText(child.failed).padStart(6)
    const note = notes[index] ?? ''
    const tail = `  ${countText(child.graded).padStart(6)}  ${child.failed === 0 ? failed : paint.red(failed)}`
    return `  ${name}  ${paint.bold(mean.padStart(5))}  ${meanBar(child, ownRange(ranges, key), paint)}${tail}${note === '' ? '' : paint.dim(`  ${note}`)}`
  })
  return ['', paint.bold('Parts'), paint.dim(header), ...lines]
}

/** Empty where the range has no ends to draw between. */
function meanBar({ mean }: ChildSummary, range: ScoreRange, paint: Look['paint']): string {
  if (mean === undefined || !isBounded(range)) return ' '.repeat(barColumns + 2)
  const bar = barText(placeOn(range, mean), barColumns)
  return `▕${paint.cyan(bar)}${' '.repeat(barColumns - displayWidth(bar))}▏`
}

/** Said of ranges other than 0 to 1, which a reader takes for granted. */
function rangeNote(range: ScoreRange): string {
  if (!isBounded(range) || (range.low === 0 && range.high === 1)) return ''
  return `${endText(range.low)} to ${endText(range.high)}`
}

function isBounded({ low, high }: ScoreRange): boolean {
  return Number.isFinite(low) && Number.isFinite(high) && high > low
}

function ownRange(ranges: ChildRanges, key: string): ScoreRange {
  const own = Object.hasOwn(ranges, key) ? ranges[key] : undefined
  return own ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
}
