import type { Json } from './json.ts'

/** What grading one sample gives: a score, or the reason why there is none. Never a number for both. */
export type GradeResult = Scored | Unscored

/** A sample that was graded. */
export interface Scored {
  readonly ok: true
  /** A finite number; most kinds give 0..1, a formula or a function may give any. */
  readonly score: number
  /** The evidence: what was compared, what was violated. */
  readonly detail?: Json
  /** The children's results, by their keys in `graders`. */
  readonly parts?: Parts
}

/** A sample that could not be graded. */
export interface Unscored {
  readonly ok: false
  readonly failure: Failure
  readonly parts?: Parts
}

/** The results of a grader's children by key. */
export type Parts = Readonly<Record<string, GradeResult>>

/** Why a sample has no score. */
export interface Failure {
  readonly code: FailureCode
  /** One sentence: what could not be done, where, with the value seen. */
  readonly message: string
  readonly detail?: Json
}

/** One code for each error flag of the hosted run response, less its `_error`. */
export const failureCodes = [
  'sample_parse',
  'invalid_variable',
  'truncated_observation',
  'unresponsive_reward',
  'model_grader_parse',
  'model_grader_refusal',
  'model_grader_server',
  'python_grader_runtime',
  'python_grader_server',
  'other',
] as const

/** What kept a sample from being graded, as a stable word that a program can switch on. */
export type FailureCode = (typeof failureCodes)[number]

/** A result with a score. A score that is not finite becomes `Unscored`, here and nowhere else. */
export function scored(score: number, detail?: Json, parts?: Parts): GradeResult {
  if (!Number.isFinite(score)) {
    const message = `The grader gave ${String(score)}, which is not a finite number.`
    return unscored('other', message, detail, parts)
  }
  if (parts !== undefined) return detail === undefined ? { ok: true, score, parts } : { ok: true, score, detail, parts }
  return detail === undefined ? { ok: true, score } : { ok: true, score, detail }
}

/** A result without a score. */
export function unscored(code: FailureCode, message: string, detail?: Json, parts?: Parts): Unscored {
  const failure: Failure = detail === undefined ? { code, message } : { code, message, detail }
  return parts === undefined ? { ok: false, failure } : { ok: false, failure, parts }
}
