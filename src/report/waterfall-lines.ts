import type { PartExplanation, ScoreExplanation } from '../core/explanation.ts'
import { displayWidth, padColumns } from './display-width.ts'
import type { Look } from './look.ts'
import { scoreText, signedText } from './numbers.ts'
import { safeText } from './safe-text.ts'
import { endText, placeOn, type Scale } from './scale.ts'
import { wrapColumns } from './wrap-columns.ts'

/** One line: from where to where the sum goes. */
interface Step {
  readonly label: string
  readonly score: string
  readonly adds: string
  readonly from: number
  readonly to: number
  /** Combined parts only sum up the steps below them. */
  readonly isSum: boolean
}

/** From the start to the score, each part as a step; one sentence where a score has no such sum. */
export function waterfallLines({ result, sum, parts }: ScoreExplanation, look: Look): string[] {
  const { columns, paint } = look
  if (!sum.ok) return result.ok ? ['', ...wrapColumns(sum.reason, columns)] : []
  if (!result.ok || parts.every(({ path }) => path.length === 0)) return []
  const steps = [
    ...stepsOf(parts, sum.start),
    { label: 'score', score: '', adds: scoreText(result.score), from: 0, to: result.score, isSum: true },
  ]
  const width = Math.max(5, ...steps.map(({ label }) => displayWidth(label)))
  const scale = scaleAround(steps)
  const bar = Math.max(10, Math.min(40, columns - 2 - width - 2 - 7 - 2 - 7 - 4))
  const low = endText(scale.low)
  const high = endText(scale.high)
  const ends = `${low}${' '.repeat(Math.max(1, bar - low.length - high.length))}${high}`
  const fair = sum.isExact
    ? []
    : wrapColumns('There are many parts: what each adds is averaged over a fair choice of their orders.', columns)
  return [
    '',
    paint.bold('Where the score comes from'),
    paint.dim(`  ${padColumns('part', width)}    score     adds   ${ends}`),
    ...steps.map(({ label, score, adds, from, to, isSum }) => {
      const colour = isSum ? paint.dim : to < from ? paint.red : paint.green
      return `  ${padColumns(label, width)}  ${score.padStart(7)}  ${adds.padStart(7)}  ▕${colour(block(scale, from, to, bar))}▏`
    }),
    ...fair,
  ]
}

function stepsOf(parts: readonly PartExplanation[], start: number): Step[] {
  const steps: Step[] =
    start === 0 ? [] : [{ label: 'start', score: '', adds: signedText(start), from: 0, to: start, isSum: true }]
  let reached = start
  for (const { path, result, contribution = 0, isCombined } of parts) {
    const label = safeText(`${'  '.repeat(path.length - 1)}${path.at(-1) ?? ''}`, 30)
    const score = result.ok ? scoreText(result.score) : ''
    const from = reached
    if (!isCombined) reached += contribution
    steps.push({ label, score, adds: signedText(contribution), from, to: from + contribution, isSum: isCombined })
  }
  return steps
}

/** Room for every step and for 0 to 1, which most scores lie in. */
function scaleAround(steps: readonly Step[]): Scale {
  const reached = steps.flatMap(({ from, to }) => [from, to])
  return { low: Math.min(0, ...reached), high: Math.max(1, ...reached) }
}

/** A block between two numbers of a scale; whatever is not nothing is seen. */
function block(scale: Scale, from: number, to: number, columns: number): string {
  const left = Math.round(placeOn(scale, Math.min(from, to)) * columns)
  const right = Math.round(placeOn(scale, Math.max(from, to)) * columns)
  if (from === to) return ' '.repeat(columns)
  const start = Math.min(left, columns - 1)
  const length = Math.max(1, right - start)
  return ' '.repeat(start) + '█'.repeat(length) + ' '.repeat(columns - start - length)
}
