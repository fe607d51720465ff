import { MissingPortError, reasonOf } from '../core/errors.ts'
import type { NumberedRow } from '../dataset/read-rows.ts'
import { validate } from '../graders/validate.ts'
import type { EmbeddedReport } from '../report/html/embed-report.ts'
import { placeIssues, type PlacedIssue } from '../report/placed-issue.ts'
import { type GradedRows, gradeRows } from './graded-rows.ts'
import { liveReport } from './live-report.ts'
import { type Moves, movesBetween } from './moves.ts'

/** A grader's text that is not saved yet. */
export interface Draft {
  readonly text: string
  /** The text in the file, which the draft is compared with. */
  readonly saved: string
  /** One of several testing_criteria. */
  readonly criterion?: string
}

/** What a draft comes to. */
export interface DraftOutcome {
  readonly issues: readonly PlacedIssue[]
  /** Absent with an error. */
  readonly report?: EmbeddedReport
  /** Against the saved grader; absent when that one cannot be graded. */
  readonly moves?: Moves
  /** Why there is no report, where no issue says it. */
  readonly fault?: string
}

/** Grades drafts on rows that stay the same; the saved grader is graded once. */
export class DraftGrader {
  private readonly rows: readonly NumberedRow[]
  private readonly unread: number
  private saved: { readonly key: string; readonly graded: GradedRows | undefined } | undefined

  constructor(rows: readonly NumberedRow[], unread: number) {
    this.rows = rows
    this.unread = unread
  }

  async grade({ text, saved, criterion }: Draft): Promise<DraftOutcome> {
    const options = criterion === undefined ? {} : { criterion }
    const result = validate(text, options)
    const issues = placeIssues(result.issues, text)
    if (!result.ok) return { issues }
    try {
      const graded = await gradeRows(result.value, this.rows)
      const before = await this.savedGrading(saved, options)
      return {
        issues,
        report: await liveReport(graded, this.unread),
        ...(before === undefined ? {} : { moves: movesBetween(before, graded) }),
      }
    } catch (error) {
      return { issues, fault: faultOf(error) }
    }
  }

  private async savedGrading(text: string, options: { readonly criterion?: string }): Promise<GradedRows | undefined> {
    const key = `${options.criterion ?? ''} ${text}`
    if (this.saved?.key === key) return this.saved.graded
    const result = validate(text, options)
    const graded = result.ok ? await gradeRows(result.value, this.rows).catch(() => undefined) : undefined
    this.saved = { key, graded }
    return graded
  }
}

function faultOf(error: unknown): string {
  if (!(error instanceof MissingPortError)) return `The draft could not be graded: ${reasonOf(error)}`
  const what = { model: 'a model', embedding: 'an embedding', python: 'Python', endpoint: 'an endpoint' }[error.port]
  return `The draft needs ${what}, which this page does not have. Save it, and the command grades it.`
}
