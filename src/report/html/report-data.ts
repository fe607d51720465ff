import type { Counterfactual } from '../../core/explanation.ts'
import type { Json, JsonObject } from '../../core/json.ts'
import type { Summary } from '../../core/report.ts'
import type { Failure } from '../../core/result.ts'

/** What the page knows before it opens any answer; stands in the file as JSON. */
export interface ReportHead {
  readonly grader: GraderHead
  /** Over all answers that were read, also those that are not in the file. */
  readonly summary: Summary
  /** The graders below the root, as `ScoreExplanation` lists them; empty for a grader without children. */
  readonly parts: readonly PartHead[]
  /** What kept answers from being graded, each cause once; the column `failure` counts from 1. */
  readonly failures: readonly Failure[]
  /** Answers in the file. */
  readonly count: number
  /** Every how manieth prompt is in the file; 1 when all are. */
  readonly every: number
  /** Lines of the input that were no rows. */
  readonly unreadRows: number
  /** The first answer of each chunk of texts. */
  readonly chunks: readonly number[]
}

/** The grader as a page names it. Its whole JSON stays out: an endpoint's headers may hold a key. */
export interface GraderHead {
  readonly name?: string
  readonly type: string
  /** How the parts make the score. */
  readonly formula?: string
}

/** One grader below the root. */
export interface PartHead {
  readonly path: readonly string[]
  readonly type: string
  readonly name?: string
  readonly isCombined: boolean
}

/** The texts of consecutive answers; stands in the file as compressed JSON, read when one of them is looked at. */
export interface TextChunk {
  /** Items of the rows; answers to one prompt share theirs. */
  readonly items: readonly JsonObject[]
  readonly answers: readonly AnswerText[]
}

/** What there is to read about one answer. */
export interface AnswerText {
  readonly id?: string | number
  /** The row's number in its file, from 1, and the answer's place in the row, from 0. */
  readonly row: number
  readonly sample: number
  /** The place of its item in `items`. */
  readonly item: number
  readonly answer: Json
  /** Where contributions start; or why there are none. */
  readonly start: number | string
  readonly evidence: readonly PartEvidence[]
}

/** Why one part has its score. */
export interface PartEvidence {
  readonly detail?: Json
  readonly failure?: Failure
  readonly contribution?: number
  readonly counterfactuals: readonly Counterfactual[]
}
