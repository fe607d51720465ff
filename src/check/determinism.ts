import type { AnyGrader } from '../core/grader.ts'
import type { Ports } from '../core/ports.ts'
import type { GradeResult } from '../core/result.ts'
import type { Row } from '../dataset/row.ts'
import { compile } from '../graders/compile.ts'
import { gradeRow } from '../run/grade-row.ts'

/** An answer that got two results. */
export interface Unsteady {
  /** The place of the row in the list, from 0. */
  readonly row: number
  /** The place of the answer in its row, from 0. */
  readonly sample: number
  readonly first: GradeResult
  readonly second: GradeResult
}

/** What is graded twice: with the ports of two worlds that should not matter, the second time in another order. */
export interface DeterminismRequest {
  readonly grader: AnyGrader
  readonly rows: readonly Row[]
  readonly first: Ports
  readonly second: Ports
  readonly signal?: AbortSignal
}

/** Grades rows in their order and in a shuffled one, and gives the answers whose score, or whose kind of failure, is not the same. */
export async function findUnsteady({ grader, rows, first, second, signal }: DeterminismRequest): Promise<Unsteady[]> {
  const inOrder = rows.map((_, index) => index)
  const before = await gradeAll({ grader, rows, ports: first, order: inOrder, signal })
  const after = await gradeAll({ grader, rows, ports: second, order: shuffled(inOrder), signal })
  return rows.flatMap((row, index) =>
    row.samples.flatMap((_, sample) => {
      const [one, other] = [before[index]?.[sample], after[index]?.[sample]]
      if (one === undefined || other === undefined || isSame(one, other)) return []
      return [{ row: index, sample, first: one, second: other }]
    }),
  )
}

interface Pass {
  readonly grader: AnyGrader
  readonly rows: readonly Row[]
  readonly ports: Ports
  readonly order: readonly number[]
  readonly signal: AbortSignal | undefined
}

/** One row after another, so that the order is the one that was asked for. */
async function gradeAll({ grader, rows, ports, order, signal }: Pass): Promise<(readonly GradeResult[])[]> {
  const grade = compile(grader, ports)
  const results: (readonly GradeResult[])[] = []
  for (const index of order) {
    const row = rows[index]
    if (row !== undefined) results[index] = await gradeRow(grade, row, signal === undefined ? {} : { signal })
  }
  return results
}

function isSame(one: GradeResult, other: GradeResult): boolean {
  if (one.ok) return other.ok && one.score === other.score
  return !other.ok && one.failure.code === other.failure.code
}

/** The same other order every time: from the middle out, the last first. */
function shuffled(order: readonly number[]): number[] {
  const half = Math.ceil(order.length / 2)
  const back = order.slice(half).toReversed()
  return order.slice(0, half).flatMap((index, at) => [...(back[at] === undefined ? [] : [back[at]]), index])
}
