import type { Summary } from '../core/report.ts'
import { childLines, type ChildRanges } from './child-lines.ts'
import { histogramLines } from './histogram-lines.ts'
import type { Look } from './look.ts'
import { counted, countText, percentText, scoreText } from './numbers.ts'
import { repeatSentences } from './repeat-sentences.ts'
import { wrapColumns } from './wrap-columns.ts'

/** The numbers of a run for a person, without the headline; sections are absent when there is nothing to say. */
export function summaryLines(summary: Summary, ranges: ChildRanges, look: Look): string[] {
  return [
    ...scoreLines(summary, look),
    ...repeatLines(summary, look),
    ...failureLines(summary, look),
    ...childLines(summary, ranges, look),
    ...distribution(summary, look),
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

/** Columns of the words before the numbers. */
const labelColumns = 9

/** Columns of a number with words behind it, so that the words of several lines begin at one place. */
const numberColumns = 5

function scoreLines({ score, withinPrompts, experts }: Summary, look: Look): string[] {
  if (score === undefined) return []
  const { interval } = score
  const lines = [
    labelled(
      'mean',
      scoreText(score.mean),
      interval === undefined
        ? ''
        : `95 % interval ${scoreText(interval[0])} to ${scoreText(interval[1])}, prompts as clusters`,
      look,
    ),
    labelled('scores', `${scoreText(score.low)} to ${scoreText(score.high)}`, '', look),
  ]
  if (withinPrompts !== undefined) {
    const { tied, prompts, deviation } = withinPrompts
    const told =
      tied === 0
        ? 'no prompt has all its answers tied'
        : `${counted(tied, 'prompt has', 'prompts have')} all answers tied and ${tied === 1 ? 'teaches' : 'teach'} nothing`
    lines.push(labelled('spread', scoreText(deviation), `within ${counted(prompts, 'prompt')}; ${told}`, look))
  }
  if (experts !== undefined) {
    const { agreement, pairs, difference } = experts
    const told = `of ${counted(pairs, 'pair')} of answers in the same order as the grader, ${scoreText(difference)} apart on average`
    lines.push(labelled('experts', percentText(agreement), told, look))
  }
  return ['', ...lines.flat()]
}

function repeatLines({ repeats }: Summary, { columns }: Look): string[] {
  if (repeats === undefined) return []
  return [
    '',
    ...repeatSentences(repeats).flatMap((sentence) => wrapColumns(sentence, columns - 2).map((line) => `  ${line}`)),
  ]
}

/** `mean     0.505  what it rests on`, wrapped under its words. */
function labelled(label: string, number: string, words: string, { columns, paint }: Look): string[] {
  const shown = number.padEnd(numberColumns)
  const indent = ' '.repeat(2 + labelColumns + shown.length + 2)
  const [first = '', ...more] = wrapColumns(words, columns - indent.length)
  const head = `  ${paint.dim(label.padEnd(labelColumns))}${paint.bold(first === '' ? number : shown)}`
  return [first === '' ? head : `${head}  ${first}`, ...more.map((line) => indent + line)]
}

function failureLines({ failed }: Summary, { paint }: Look): string[] {
  const codes = Object.entries(failed)
  if (codes.length === 0) return []
  const width = Math.max(...codes.map(([code]) => code.length))
  return [
    '',
    paint.bold('Could not be graded'),
    ...codes.map(([code, count]) => `  ${code.padEnd(width)}  ${paint.red(countText(count))}`),
  ]
}

function distribution({ score }: Summary, { columns, paint }: Look): string[] {
  if (score === undefined) return []
  const lines = histogramLines(score.histogram, Math.min(50, columns - 24), paint)
  return ['', paint.bold('Scores'), ...lines.map((line) => `  ${line}`)]
}
