import { GraderkitError } from '../../core/errors.ts'
import type { AnyGrader, Grader } from '../../core/grader.ts'
import type { GraderDiff } from '../../core/grader-diff.ts'
import type { Row } from '../../dataset/row.ts'
import { compile, type CompileOptions, type GradeFn } from '../../graders/compile.ts'
import { gradeRow } from '../grade-row.ts'
import { countedPorts } from './counted-ports.ts'
import { GraderComparison } from './grader-comparison.ts'

/** What a comparison of two graders takes beside them. */
export interface CompareOptions extends CompileOptions {
  readonly rows: Iterable<Row> | AsyncIterable<Row>
  /** The most examples in each list; 5 unless said. */
  readonly listed?: number
  /** Aborting makes the comparison reject with the signal's reason. */
  readonly signal?: AbortSignal
}

/**
 * Grades every answer with an old and a new grader and tells what the change does: the shift of the mean (new less old, in units
 * of the score) with its paired interval, flips of rank and of the sign of the advantage within prompts, answers that lost or
 * gained their score, what each part adds to the shift, and calls per answer. One row at a time, in constant memory.
 * Rejects with what `compile` throws and for a `listed` below 0; an answer that cannot be graded is part of the diff.
 */
export async function compareGraders(
  before: Grader<never, never>,
  after: Grader<never, never>,
  { rows, listed = 5, signal, invalid, ...ports }: CompareOptions,
): Promise<GraderDiff> {
  if (!(listed >= 0))
    throw new GraderkitError('invalid_option', `compareGraders() needs a listed of at least 0, not ${listed}.`)
  const old = prepared(before, ports, invalid)
  const fresh = prepared(after, ports, invalid)
  const calls = { before: old.calls, after: fresh.calls }
  const comparison = new GraderComparison(old.grader, fresh.grader, { listed, calls })
  const options = signal === undefined ? {} : { signal }
  let number = 0
  for await (const row of rows) {
    signal?.throwIfAborted()
    number++
    const [was, is] = await Promise.all([gradeRow(old.grade, row, options), gradeRow(fresh.grade, row, options)])
    comparison.add({ row, number, before: was, after: is })
  }
  return comparison.diff()
}

function prepared(grader: Grader<never, never>, given: CompileOptions, invalid: number | undefined) {
  const { ports, calls } = countedPorts(given)
  const own = grader as AnyGrader // rows are checked when they are graded
  const grade: GradeFn = compile(own, { ...ports, ...(invalid === undefined ? {} : { invalid }) })
  return { grader: own, grade, calls }
}
