import { codePoints } from './code-points.ts'

/** Two texts as code points without what they share at the start and at the end. */
export interface TrimmedPoints {
  readonly a: Int32Array
  readonly b: Int32Array
  /** The longer length before trimming. */
  readonly longer: number
}

/** Trims two texts: for edit distances the common ends add nothing. */
export function trimmedPoints(candidate: string, reference: string): TrimmedPoints {
  const a = codePoints(candidate)
  const b = codePoints(reference)
  const start = commonStart(a, b)
  const end = Math.min(commonEnd(a, b), Math.min(a.length, b.length) - start)
  const longer = Math.max(a.length, b.length)
  return { a: a.subarray(start, a.length - end), b: b.subarray(start, b.length - end), longer }
}

/** How many symbols two texts share at the start. */
export function commonStart(a: Int32Array, b: Int32Array): number {
  const limit = Math.min(a.length, b.length)
  let count = 0
  while (count < limit && a[count] === b[count]) count++
  return count
}

/** How many symbols two texts share at the end. */
export function commonEnd(a: Int32Array, b: Int32Array): number {
  const limit = Math.min(a.length, b.length)
  let count = 0
  while (count < limit && a[a.length - 1 - count] === b[b.length - 1 - count]) count++
  return count
}
