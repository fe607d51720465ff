import type { DiffedSample } from '../../core/grader-diff.ts'
import type { GradeResult } from '../../core/result.ts'
import type { Row } from '../../dataset/row.ts'

/** The answers of one prompt with their results from both graders, in their order. */
export interface PairedRow {
  readonly row: Row
  /** 1-based. */
  readonly number: number
  readonly before: readonly GradeResult[]
  readonly after: readonly GradeResult[]
}

/** One answer of a prompt as a diff shows it. */
export function diffedSample({ row, number, before, after }: PairedRow, sample: number): DiffedSample | undefined {
  const was = before[sample]
  const is = after[sample]
  if (was === undefined || is === undefined) return undefined
  const expertScore = row.expertScores?.[sample]
  return {
    ...(row.id === undefined ? {} : { id: row.id }),
    row: number,
    sample,
    input: row.samples[sample] ?? '',
    ...(typeof expertScore === 'number' ? { expertScore } : {}),
    before: was,
    after: is,
  }
}

/** The score, or `undefined` where there is none. */
export function scoreOf(result: GradeResult | undefined): number | undefined {
  return result?.ok === true ? result.score : undefined
}
