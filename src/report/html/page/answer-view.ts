import type { Columns } from '../columns.ts'

/** Which answers the table shows. */
export interface Filter {
  readonly outcome: 'all' | 'graded' | 'failed'
  /** The place of one cause in `head.failures`, from 1. */
  readonly cause?: number | undefined
  readonly prompt?: number | undefined
  /** Scores from low to high; the high end counts only when it is the last bin's. */
  readonly scores?: { readonly low: number; readonly high: number; readonly includesHigh: boolean } | undefined
  /** The answers in which the words were found, one byte each. */
  readonly found?: Uint8Array | undefined
}

/** What the table is ordered by: a column, or the place of a part. */
export interface Order {
  readonly by: 'place' | 'score' | 'expert' | 'gap' | 'length' | number
  readonly isDescending: boolean
}

/** The places of the answers to show, in their order. What has no number stands last, whichever way the order goes. */
export function visibleAnswers(columns: Columns, filter: Filter, order: Order): Uint32Array {
  const kept = new Uint32Array(columns.score.length)
  let count = 0
  for (let index = 0; index < kept.length; index++) if (isShown(columns, filter, index)) kept[count++] = index
  return sorted(kept.subarray(0, count), columns, order)
}

/** How far score and expert are apart; NaN when one is missing. */
export function gap({ score, expert }: Columns, index: number): number {
  return Math.abs((score[index] ?? Number.NaN) - (expert[index] ?? Number.NaN))
}

function isShown(columns: Columns, { outcome, cause, prompt, scores, found }: Filter, index: number): boolean {
  const failure = columns.failure[index] ?? 0
  if (outcome === 'graded' && failure !== 0) return false
  if (outcome === 'failed' && failure === 0) return false
  if (cause !== undefined && failure !== cause) return false
  if (prompt !== undefined && columns.prompt[index] !== prompt) return false
  if (found !== undefined && found[index] !== 1) return false
  if (scores === undefined) return true
  const score = columns.score[index] ?? Number.NaN
  return score >= scores.low && (score < scores.high || (scores.includesHigh && score === scores.high))
}

function sorted(places: Uint32Array, columns: Columns, { by, isDescending }: Order): Uint32Array {
  if (by === 'place') return isDescending ? places.toReversed() : places
  const keys = new Float64Array(columns.score.length)
  const sign = isDescending ? -1 : 1
  for (const index of places) {
    const value = valueOf(columns, by, index)
    keys[index] = Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value
  }
  // Equal ones stay in the order of the file.
  return places.toSorted((a, b) => compare(keys[a] ?? 0, keys[b] ?? 0) || a - b)
}

/** Infinities have no difference. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function valueOf(columns: Columns, by: Exclude<Order['by'], 'place'>, index: number): number {
  if (by === 'gap') return gap(columns, index)
  const column = typeof by === 'number' ? columns.parts[by] : columns[by]
  return column?.[index] ?? Number.NaN
}
