import type { DiffedSample, FlippedAdvantage, FlippedPair, GraderDiff } from '../core/grader-diff.ts'
import type { GradeResult } from '../core/result.ts'
import { attributionRows, isIdle } from './attribution-rows.ts'
import { diffRows, diffSentences } from './diff-rows.ts'
import { diffedSampleLines } from './diffed-sample-lines.ts'
import { displayWidth, padColumns } from './display-width.ts'
import { answerText } from './evidence.ts'
import { counted, scoreText, signedText } from './numbers.ts'
import type { Paint } from './paint.ts'
import type { Look } from './look.ts'
import { safeText } from './safe-text.ts'
import { sampleName } from './sample-lines.ts'
import { wrapColumns } from './wrap-columns.ts'

/** A diff for a person: the numbers side by side, what moved, where it comes from, and examples. */
export function diffText(diff: GraderDiff, look: Look): string[] {
  const { before } = diff
  return [
    `${counted(before.samples, 'answer')} to ${counted(before.rows, 'prompt')}.`,
    '',
    ...table(
      ['', 'old', 'new', 'change'],
      diffRows(diff).map(({ label, ...numbers }) => [label, numbers.before, numbers.after, numbers.change]),
      look.paint,
    ),
    '',
    ...diffSentences(diff).flatMap((sentence) => wrapColumns(sentence, look.columns, '  ')),
    ...attributionLines(diff, look),
    ...exampleLines(diff, look),
  ]
}

function attributionLines(diff: GraderDiff, { paint }: Look): string[] {
  if (diff.attribution === undefined || diff.shift === undefined || isIdle(diff.attribution)) return []
  const rows = attributionRows(diff, diff.attribution).map((row) => [
    `${safeText(row.key, 28)}${row.note === '' ? '' : ` (${row.note})`}`,
    row.before,
    row.after,
    row.byScores,
    row.byFormula,
    row.total,
  ])
  const sum = ['together', '', '', '', '', signedText(diff.shift.mean)]
  const head = ['part', 'old mean', 'new mean', 'by scores', 'by formula', 'of the shift']
  return ['', paint.bold('Where the shift comes from'), ...table(head, [...rows, sum], paint)]
}

function exampleLines({ lists }: GraderDiff, look: Look): string[] {
  const { columns, paint } = look
  const list = (title: string, entries: readonly string[]): string[] =>
    entries.length === 0 ? [] : ['', paint.bold(title), ...entries]
  return [
    ...list(
      'Moved most',
      lists.moved.flatMap((diffed) => diffedSampleLines(diffed, columns, paint)),
    ),
    ...list(
      'Rank flips, the clearest first',
      lists.rankFlips.flatMap((flip) => flipLines(flip, look)),
    ),
    ...list(
      'Sign flips of the advantage, the clearest first',
      lists.advantageFlips.flatMap((flip) => advantageLines(flip, look)),
    ),
    ...list(
      'Newly failing (the first of them)',
      lists.newlyFailing.flatMap((diffed) => diffedSampleLines(diffed, columns, paint)),
    ),
    ...list(
      'Newly graded (the first of them)',
      lists.newlyGraded.flatMap((diffed) => diffedSampleLines(diffed, columns, paint)),
    ),
  ]
}

function flipLines({ first, second }: FlippedPair, { columns, paint }: Look): string[] {
  const lines = ({ sample, before, after, expertScore, input }: DiffedSample): string[] => [
    `    ${scoreOf(before)} -> ${scoreOf(after)}  answer ${sample + 1}${expertScore === undefined ? '' : `, expert ${scoreText(expertScore)}`}`,
    `      ${safeText(answerText(input), columns - 6)}`,
  ]
  const prompt = first.id === undefined ? `row ${first.row}` : safeText(String(first.id), 60)
  return [`  ${paint.bold(prompt)}`, ...lines(first), ...lines(second)]
}

/** Both graders graded what flipped. */
function scoreOf(result: GradeResult): string {
  return result.ok ? scoreText(result.score) : ''
}

function advantageLines({ sample, advantage }: FlippedAdvantage, { columns, paint }: Look): string[] {
  const colour = advantage.after > 0 ? paint.green : paint.red
  const expert = sample.expertScore === undefined ? '' : `, expert ${scoreText(sample.expertScore)}`
  return [
    `  ${signedText(advantage.before)} -> ${colour(signedText(advantage.after))}  ${paint.bold(sampleName(sample))}${expert}`,
    `    answer     ${safeText(answerText(sample.input), columns - 15)}`,
  ]
}

/** Columns as wide as their widest text, the first to the left and the numbers to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], paint: Paint): string[] {
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(displayWidth)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column === 0 ? padColumns(cell, width) : ' '.repeat(width - displayWidth(cell)) + cell
      })
      .join('  ')
      .trimEnd()
  return [paint.dim(`  ${line(head)}`), ...rows.map((row) => `  ${line(row)}`)]
}
