import type { GradedSample } from '../core/report.ts'
import type { GradeResult } from '../core/result.ts'
import { padColumns } from './display-width.ts'
import { answerText, evidenceOf } from './evidence.ts'
import { scoreText } from './numbers.ts'
import { safeText } from './safe-text.ts'

/** One graded answer for a person: its score or failure, the answer, and for each part what was compared. */
export function sampleLines(graded: GradedSample, columns = 100): string[] {
  const { result, expertScore } = graded
  const expert = expertScore === undefined ? '' : `, expert ${scoreText(expertScore)}`
  const head = result.ok ? `${scoreText(result.score)}${expert}` : `not graded (${result.failure.code})${expert}`
  const lines = [
    `  ${head}  ${sampleName(graded)}`,
    `    answer     ${safeText(answerText(graded.input), columns - 15)}`,
  ]
  if (!result.ok) lines.push(`    why        ${safeText(result.failure.message, 3 * columns)}`)
  if (result.parts === undefined) lines.push(...evidence(result, '    ', columns))
  else for (const [key, part] of Object.entries(result.parts)) lines.push(...partLines(key, part, columns))
  return lines
}

/** The name of an answer for a person: the row's id or number, and the answer's place. */
export function sampleName({ id, row, sample }: Pick<GradedSample, 'id' | 'row' | 'sample'>): string {
  return `${id === undefined ? `row ${row}` : safeText(String(id), 60)}, answer ${sample + 1}`
}

function partLines(key: string, part: GradeResult, columns: number): string[] {
  const head = `    ${safeText(key, 60)}: ${part.ok ? scoreText(part.score) : `not graded (${part.failure.code})`}`
  const nested =
    part.parts === undefined
      ? []
      : Object.entries(part.parts).flatMap(([below, child]) => partLines(`${key}.${below}`, child, columns))
  return [head, ...evidence(part, '      ', columns), ...nested]
}

/** The texts that were compared, the violations found. */
function evidence(result: GradeResult, indent: string, columns: number): string[] {
  return evidenceOf(result).map(
    ([name, text]) => `${indent}${padColumns(safeText(name, 40), 9)}  ${safeText(text, columns - indent.length - 11)}`,
  )
}
