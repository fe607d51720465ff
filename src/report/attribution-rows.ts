import type { Attribution, GraderDiff } from '../core/grader-diff.ts'
import type { ChildSummary } from '../core/report.ts'
import { scoreText, signedText } from './numbers.ts'

/** What one part adds to the shift of the mean, as text; `–` where it has no such number. */
export interface AttributionRow {
  /** The part's key, not yet fit to be shown. */
  readonly key: string
  readonly note: '' | 'added' | 'removed'
  readonly before: string
  readonly after: string
  readonly byScores: string
  readonly byFormula: string
  readonly total: string
}

const none = '–'

/** The rows of the split of the shift, one for each part, then the constant when it moved. */
export function attributionRows({ before, after }: GraderDiff, { constant, children }: Attribution): AttributionRow[] {
  const rows = Object.entries(children).map(([key, child]): AttributionRow => {
    const was = Object.hasOwn(before.children, key) ? before.children[key] : undefined
    const is = Object.hasOwn(after.children, key) ? after.children[key] : undefined
    return {
      key,
      note: child.change === 'kept' ? '' : child.change,
      before: meanOf(was),
      after: meanOf(is),
      byScores: child.change === 'kept' ? signedText(child.byScores) : none,
      byFormula: child.change === 'kept' ? signedText(child.byFormula) : none,
      total: signedText(child.total),
    }
  })
  if (Math.abs(constant) < 1e-9) return rows
  const rest = { before: none, after: none, byScores: none, byFormula: signedText(constant) }
  return [...rows, { key: '(constant)', note: '', ...rest, total: signedText(constant) }]
}

/** Whether no part adds anything to the shift, rounding apart. */
export function isIdle({ constant, children }: Attribution): boolean {
  const numbers = Object.values(children).flatMap((child) =>
    child.change === 'kept' ? [child.total, child.byScores] : [child.total],
  )
  return [constant, ...numbers].every((number) => Math.abs(number) < 1e-9)
}

function meanOf(child: ChildSummary | undefined): string {
  return child?.mean === undefined ? none : scoreText(child.mean)
}
