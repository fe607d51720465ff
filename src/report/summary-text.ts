import type { Summary } from '../core/report.ts'
import { displayWidth, padColumns } from './display-width.ts'
import { histogramLines } from './histogram-lines.ts'
import { counted, countText, percentText, scoreText } from './numbers.ts'
import { repeatSentences } from './repeat-sentences.ts'
import { safeText } from './safe-text.ts'

/** The numbers of a run for a person, as lines without colour; sections are absent when there is nothing to say. */
export function summaryText(summary: Summary): string[] {
  return [
    headline(summary),
    ...scoreLines(summary),
    ...repeatLines(summary),
    ...failureLines(summary),
    ...childLines(summary),
    ...(summary.score === undefined
      ? []
      : ['', 'Scores', ...histogramLines(summary.score.histogram).map((line) => `  ${line}`)]),
  ]
}

/** One sentence: how many were read, graded, and not. */
export function headline({ rows, samples, graded }: Summary): string {
  const lost = samples - graded
  const read = `${counted(samples, 'answer')} to ${counted(rows, 'prompt')}`
  if (samples === 0) return `${read}: nothing to grade.`
  return lost === 0
    ? `${read}: all graded.`
    : `${read}: ${countText(graded)} graded, ${countText(lost)} could not be graded.`
}

function scoreLines({ score, withinPrompts, experts }: Summary): string[] {
  if (score === undefined) return []
  const { interval } = score
  const lines = [
    `Mean ${scoreText(score.mean)}${interval === undefined ? '' : ` (95 % interval ${scoreText(interval[0])} to ${scoreText(interval[1])}, prompts as clusters)`}, lowest ${scoreText(score.low)}, highest ${scoreText(score.high)}.`,
  ]
  if (withinPrompts !== undefined) {
    const tied =
      withinPrompts.tied === 0
        ? 'no prompt has all its answers tied'
        : `${counted(withinPrompts.tied, 'prompt has', 'prompts have')} all answers tied and ${withinPrompts.tied === 1 ? 'teaches' : 'teach'} nothing`
    lines.push(
      `Spread within prompts ${scoreText(withinPrompts.deviation)} over ${counted(withinPrompts.prompts, 'prompt')}; ${tied}.`,
    )
  }
  if (experts !== undefined) {
    lines.push(
      `Experts order ${percentText(experts.agreement)} of ${counted(experts.pairs, 'pair')} of answers the same way; the scores differ by ${scoreText(experts.difference)} on average.`,
    )
  }
  return ['', ...lines]
}

function repeatLines({ repeats }: Summary): string[] {
  return repeats === undefined ? [] : ['', ...repeatSentences(repeats)]
}

function failureLines({ failed }: Summary): string[] {
  const codes = Object.entries(failed)
  if (codes.length === 0) return []
  const width = Math.max(...codes.map(([code]) => code.length))
  return ['', 'Could not be graded', ...codes.map(([code, count]) => `  ${code.padEnd(width)}  ${countText(count)}`)]
}

function childLines({ children }: Summary): string[] {
  const entries = Object.entries(children)
  if (entries.length === 0) return []
  const names = entries.map(([key]) => safeText(key, 60))
  const width = Math.max(6, ...names.map(displayWidth))
  const header = `  ${'grader'.padEnd(width)}   mean  graded  failed`
  const lines = entries.map(([, { graded, failed, mean }], index) => {
    const average = mean === undefined ? '–' : scoreText(mean)
    return `  ${padColumns(names[index] ?? '', width)}  ${average.padStart(5)}  ${countText(graded).padStart(6)}  ${countText(failed).padStart(6)}`
  })
  return ['', 'Parts', header, ...lines]
}
