/** A stretch of a string: `start` inclusive, `end` exclusive, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What is wrong, as a stable word that a program can switch on. */
export type IssueCode =
  | 'not_json'
  | 'not_a_grader'
  | 'missing_key'
  | 'unknown_key'
  | 'duplicate_key'
  | 'wrong_type'
  | 'unknown_value'
  | 'invalid_value'
  | 'invalid_template'
  | 'invalid_formula'
  | 'invalid_name'
  | 'invalid_range'
  | 'invalid_schema'
  | 'invalid_source'
  | 'not_deterministic'
  | 'unsafe_code'
  | 'hidden_failure'
  | 'unsafe_pattern'
  | 'nested_multi'
  | 'unused_grader'
  | 'swapped_operands'
  | 'not_portable'
  | 'model_shutdown'
  | 'too_large'

/** A fault in a document, found before any sample is graded. */
export interface Issue {
  readonly code: IssueCode
  /** An `error` keeps the grader from running; a `warning` does not. */
  readonly severity: 'error' | 'warning'
  /** Keys and indexes from the root of the document to the value at fault. */
  readonly path: readonly (string | number)[]
  /** The place inside that value, when the value is a string. */
  readonly span?: Span
  /** What is wrong, in one sentence, with the value seen. */
  readonly message: string
  /** What to do about it, in one sentence. */
  readonly hint?: string
}

/** A checked value: with `ok` it is there and `issues` holds warnings only. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** `Checked` decided by whether any issue is an error. */
export function checked<Value>(value: Value, issues: readonly Issue[]): Checked<Value> {
  return issues.some((issue) => issue.severity === 'error') ? { ok: false, issues } : { ok: true, value, issues }
}

/** The same issues, as seen from the document that holds theirs at `prefix`. */
export function issuesAt(prefix: readonly (string | number)[], issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, path: [...prefix, ...issue.path] }))
}
