import type { ScoreRange } from '../../core/grader.ts'
import type { Issue } from '../../core/issue.ts'

/** The range of a score model's scores; `[0, 1]` when the spec has none. Only for a range that `checkRange` accepts. */
export function scoreRange(range: readonly number[] | null | undefined): ScoreRange {
  return { low: range?.[0] ?? 0, high: range?.[1] ?? 1 }
}

/** A range that is not two finite numbers, low first, is refused; what a service makes of one is not documented. Assumption U14. */
export function checkRange(range: readonly number[] | null | undefined): Issue[] {
  if (range === undefined || range === null) return []
  const [low, high] = range
  if (range.length === 2 && low !== undefined && high !== undefined && range.every(Number.isFinite)) {
    return low <= high ? [] : [invalid(`range goes from ${low} down to ${high}.`, `Write [${high}, ${low}].`)]
  }
  const seen = range.length === 2 ? 'a number that is not finite' : `${range.length} of them`
  return [
    invalid(`range must hold two finite numbers, and has ${seen}.`, 'Write the lowest and the highest score: [0, 1].'),
  ]
}

function invalid(message: string, hint: string): Issue {
  return { code: 'invalid_range', severity: 'error', path: [], message, hint }
}
