import type { Summary } from '../core/report.ts'
import { explainScores } from '../graders/explain-scores.ts'
import { rangeOf } from '../graders/range-of.ts'
import { type EmbeddedReport, embedReport } from '../report/html/embed-report.ts'
import { graderHead } from '../report/html/grader-head.ts'
import { gradedSample } from '../run/run.ts'
import { Summarizer } from '../run/summarizer.ts'
import type { GradedRows } from './graded-rows.ts'

/** A grading as the report page reads it; every answer is in it. */
export function liveReport(graded: GradedRows, unreadRows: number): Promise<EmbeddedReport> {
  const { grader, rows, results } = graded
  const samples = rows.flatMap(({ line, row }, index) =>
    (results[index] ?? []).map((result, sample) => gradedSample(row, line, sample, result)),
  )
  return embedReport({
    grader: graderHead(grader),
    summary: summaryOf(graded),
    samples,
    explain: explainScores(grader),
    unreadRows,
  })
}

function summaryOf({ grader, rows, results }: GradedRows): Summary {
  const summarizer = new Summarizer(rangeOf(grader))
  for (const [index, { row }] of rows.entries()) summarizer.add(results[index] ?? [], row.expertScores)
  return summarizer.summary()
}
