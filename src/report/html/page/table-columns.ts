import { scoreText } from '../../numbers.ts'
import { gap, type Order } from './answer-view.ts'
import type { ReportSource } from './report-source.ts'

/** A column of numbers in the table of answers. */
export interface Column {
  readonly title: string
  readonly by: Order['by']
  readonly className: string
  readonly text: (index: number) => string
}

/** Score, expert and gap where experts looked, the parts of the grader itself, and the length. */
export function tableColumns({ head, columns }: ReportSource): Column[] {
  const number = (column: Float64Array | undefined, index: number): string => numberText(column?.[index] ?? Number.NaN)
  const found: Column[] = [
    { title: 'Score', by: 'score', className: 'number score', text: (index) => number(columns.score, index) },
  ]
  if (columns.expert.some((expert) => !Number.isNaN(expert))) {
    found.push({ title: 'Expert', by: 'expert', className: 'number', text: (index) => number(columns.expert, index) })
    found.push({ title: 'Gap', by: 'gap', className: 'number minor', text: (index) => numberText(gap(columns, index)) })
  }
  head.parts.forEach(({ path }, part) => {
    if (path.length === 1)
      found.push({
        title: path.join('.'),
        by: part,
        className: 'number minor part-column',
        text: (index) => number(columns.parts[part], index),
      })
  })
  found.push({
    title: 'Length',
    by: 'length',
    className: 'number minor',
    text: (index) => String(columns.length[index] ?? ''),
  })
  return found
}

function numberText(value: number): string {
  return Number.isNaN(value) ? '–' : scoreText(value)
}
