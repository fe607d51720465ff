import type { DiffedSample, GraderDiff } from '../core/grader-diff.ts'
import type { Breach } from './diff-limits.ts'
import { bareResult, writableJson } from './writable-json.ts'

/** What the JSON of a diff holds. */
export interface DiffJson {
  readonly diff: GraderDiff
  readonly names: readonly [before: string, after: string]
  /** Absent when no limit was set. */
  readonly breaches: readonly Breach[] | undefined
  /** Lines that are no rows. */
  readonly unreadRows: number
}

/** A diff as JSON text: `{ old, new, unreadRows, …the numbers of GraderDiff, breaches?, lists }`. */
export function diffJson({ diff, names, breaches, unreadRows }: DiffJson): string {
  const { lists, ...numbers } = diff
  const shown = {
    moved: lists.moved.map(entry),
    rankFlips: lists.rankFlips.map(({ first, second }) => ({ first: entry(first), second: entry(second) })),
    advantageFlips: lists.advantageFlips.map(({ sample, advantage }) => ({ sample: entry(sample), advantage })),
    newlyFailing: lists.newlyFailing.map(entry),
    newlyGraded: lists.newlyGraded.map(entry),
  }
  const all = {
    old: names[0],
    new: names[1],
    unreadRows,
    ...numbers,
    ...(breaches === undefined ? {} : { breaches }),
    lists: shown,
  }
  return `${JSON.stringify(all, null, 2)}\n`
}

function entry(sample: DiffedSample): object {
  const { before, after } = sample
  return writableJson({ ...sample, id: sample.id ?? null }, () => ({
    ...sample,
    id: sample.id ?? null,
    input: null,
    before: bareResult(before),
    after: bareResult(after),
  }))
}
