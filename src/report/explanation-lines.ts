import type { PartExplanation, ScoreExplanation } from '../core/explanation.ts'
import type { GradedSample } from '../core/report.ts'
import { displayWidth, padColumns } from './display-width.ts'
import { answerText, evidenceOf } from './evidence.ts'
import { foldText } from './fold-text.ts'
import type { Look } from './look.ts'
import { scoreText } from './numbers.ts'
import { safeText } from './safe-text.ts'
import { sampleName } from './sample-lines.ts'
import { waterfallLines } from './waterfall-lines.ts'
import { wrapColumns } from './wrap-columns.ts'

/** The most lines of the answer, and of one text that was compared. */
const mostLines = 12

/** Where the score of one answer comes from: the answer, what each part adds, and each part with what it would have changed. */
export function explanationLines(graded: GradedSample, explanation: ScoreExplanation, look: Look): string[] {
  const { columns, paint } = look
  const { result, parts } = explanation
  const expert = graded.expertScore === undefined ? '' : `, expert ${scoreText(graded.expertScore)}`
  const score = result.ok ? paint.bold(scoreText(result.score)) : paint.red(`not graded (${result.failure.code})`)
  return [
    `${score}${expert}  ${sampleName(graded)}`,
    ...(result.ok ? [] : wrapColumns(safeText(result.failure.message, 10 * columns), columns)),
    '',
    paint.bold('Answer'),
    ...foldText(answerText(graded.input), columns - 2, mostLines).map((line) => `  ${line}`),
    ...waterfallLines(explanation, look),
    ...parts.flatMap((part) => partLines(part, look)),
  ]
}

/** The keys to a part as a person reads them; `score` for the whole. */
function partName({ path }: PartExplanation, columns: number): string {
  return path.length === 0 ? 'score' : safeText(path.join('.'), columns)
}

function partLines(part: PartExplanation, look: Look): string[] {
  const { columns, paint } = look
  const name = partName(part, 60)
  const score = part.result.ok ? scoreText(part.result.score) : `not graded (${part.result.failure.code})`
  const why = part.result.ok ? [] : wrapColumns(safeText(part.result.failure.message, 10 * columns), columns - 2)
  return [
    '',
    `${paint.bold(name)}  ${part.result.ok ? score : paint.red(score)}  ${paint.dim(part.type)}`,
    ...why.map((line) => `  ${line}`),
    ...(part.path.length === 0 ? [] : counterfactualLines(part, name, look)),
    ...evidenceLines(part, look),
  ]
}

function counterfactualLines({ counterfactuals }: PartExplanation, name: string, { columns, paint }: Look): string[] {
  if (counterfactuals.every(({ total }) => total === undefined))
    return [`  ${paint.cyan(`no score of ${name} alone would give one`)}`]
  return counterfactuals.flatMap(({ score, total }) => {
    const then = total === undefined ? 'still no score' : scoreText(total)
    return wrapColumns(`if ${name} were ${Number(score.toPrecision(6))}: ${then}`, columns - 2).map(
      (line) => `  ${paint.cyan(line)}`,
    )
  })
}

function evidenceLines({ result }: PartExplanation, { columns, paint }: Look): string[] {
  const evidence = evidenceOf(result)
  const names = evidence.map(([name]) => safeText(name, 40))
  const width = Math.max(0, ...names.map(displayWidth))
  return evidence.flatMap(([, text], index) =>
    foldText(text, columns - width - 4, mostLines).map(
      (line, at) => `  ${paint.dim(padColumns(at === 0 ? (names[index] ?? '') : '', width))}  ${line}`,
    ),
  )
}
