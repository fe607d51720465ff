import type { GradedSample } from '../core/report.ts'
import type { GradeResult } from '../core/result.ts'
import { padColumns } from './display-width.ts'
import { answerText, evidenceOf } from './evidence.ts'
import type { Look } from './look.ts'
import { scoreText } from './numbers.ts'
import { safeText } from './safe-text.ts'
import { wrapColumns } from './wrap-columns.ts'

/** How much of an answer is shown: its parts with their scores, or also what was compared in each. */
export type SampleDetail = 'parts' | 'evidence'

/** One graded answer for a person: its score or failure, the answer, and its parts. */
export function sampleLines(graded: GradedSample, detail: SampleDetail, { columns, paint }: Look): string[] {
  const { result, expertScore } = graded
  const expert = expertScore === undefined ? '' : `, expert ${scoreText(expertScore)}`
  const head = result.ok ? paint.bold(scoreText(result.score)) : paint.red(`not graded (${result.failure.code})`)
  const room = columns - 15
  return [
    `  ${head}${expert}  ${sampleName(graded)}`,
    `    ${paint.dim('answer')}     ${safeText(answerText(graded.input), room)}`,
    ...(result.ok
      ? []
      : wrapColumns(safeText(result.failure.message, 3 * columns), room).map(
          (line, index) => `    ${index === 0 ? paint.dim('why') : '   '}        ${line}`,
        )),
    ...(detail === 'parts' ? partsLine(result, columns, paint) : evidenceLines(result, { columns, paint })),
  ]
}

/** The name of an answer for a person: the row's id or number, and the answer's place. */
export function sampleName({ id, row, sample }: Pick<GradedSample, 'id' | 'row' | 'sample'>): string {
  return `${id === undefined ? `row ${row}` : safeText(String(id), 60)}, answer ${sample + 1}`
}

/** The scores of the parts in one line; nothing for an answer that was not graded, which says why instead. */
function partsLine({ ok, parts }: GradeResult, columns: number, paint: Look['paint']): string[] {
  if (!ok || parts === undefined) return []
  const scores = Object.entries(parts).map(([key, part]) => `${key} ${part.ok ? scoreText(part.score) : 'not graded'}`)
  return [`    ${paint.dim('parts')}      ${safeText(scores.join(', '), columns - 15)}`]
}

function evidenceLines(result: GradeResult, look: Look): string[] {
  if (result.parts === undefined) return evidence(result, '    ', look)
  return Object.entries(result.parts).flatMap(([key, part]) => partLines(key, part, look))
}

function partLines(key: string, part: GradeResult, look: Look): string[] {
  const score = part.ok ? look.paint.bold(scoreText(part.score)) : look.paint.red(`not graded (${part.failure.code})`)
  const nested =
    part.parts === undefined
      ? []
      : Object.entries(part.parts).flatMap(([below, child]) => partLines(`${key}.${below}`, child, look))
  return [`    ${safeText(key, 60)}: ${score}`, ...evidence(part, '      ', look), ...nested]
}

/** The texts that were compared, the violations found. */
function evidence(result: GradeResult, indent: string, { columns, paint }: Look): string[] {
  return evidenceOf(result).map(
    ([name, text]) =>
      `${indent}${paint.dim(padColumns(safeText(name, 40), 9))}  ${safeText(text, columns - indent.length - 11)}`,
  )
}
