import type { EmbeddedReport } from '../report/html/embed-report.ts'
import type { PlacedIssue } from '../report/placed-issue.ts'
import type { Moves } from './moves.ts'

/** What the page learns after each change, as JSON. */
export interface LiveGrading {
  /** Counts the gradings of this command, from 1. */
  readonly number: number
  readonly source: GraderSource
  /** What is wrong with the grader now. With an error, the report is still that of the last grader without one. */
  readonly issues: readonly PlacedIssue[]
  /** Why nothing could be graded this time, where no issue says it. */
  readonly fault?: string
  /** Absent until a grader without errors was seen. */
  readonly report?: EmbeddedReport
  /** Against the grader that was saved before, on the same rows; absent for the first one, and when the rows changed. */
  readonly moves?: Moves
  readonly rows: LiveRows
}

/** The grader's file. The page edits JSON; code is for an editor. */
export type GraderSource =
  | {
      readonly kind: 'json'
      readonly file: string
      readonly text: string
      /** Of the text, to be given back when it is saved. */
      readonly version: string
      /** One of several testing_criteria. */
      readonly criterion?: string
      /** The ports that the grader needs, which only the command has. */
      readonly needs: readonly string[]
    }
  | { readonly kind: 'module'; readonly file: string; readonly text: string }

/** The rows behind the gradings. */
export interface LiveRows {
  /** Counts the times they were read, from 1. */
  readonly number: number
  readonly unread: number
  /** Every how manieth prompt is live; 1 when all are. */
  readonly every: number
}
