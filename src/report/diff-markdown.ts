import type { DiffedSample, FlippedAdvantage, GraderDiff } from '../core/grader-diff.ts'
import { attributionRows, isIdle } from './attribution-rows.ts'
import { diffRows, diffSentences } from './diff-rows.ts'
import { resultText } from './diffed-sample-lines.ts'
import { answerText } from './evidence.ts'
import { counted, scoreText, signedText } from './numbers.ts'
import { codeSpan, markdownTable } from './markdown-text.ts'

/** What a diff in Markdown names beside its numbers. */
export interface DiffMarkdown {
  /** The paths or names of the graders. */
  readonly names: readonly [before: string, after: string]
  /** One sentence for each limit that is crossed; `undefined` when none was set. */
  readonly breaches: readonly string[] | undefined
}

/** Columns of an answer in a table cell. */
const widest = 120

/**
 * A diff as GitHub Markdown for a comment on a pull request. It starts with a comment by which a bot finds it again; foreign
 * text stands in code spans only.
 */
export function diffMarkdown(diff: GraderDiff, { names, breaches }: DiffMarkdown): string[] {
  const { before } = diff
  return [
    '<!-- graderkit diff -->',
    `### Grader diff: ${codeSpan(names[0], widest)} to ${codeSpan(names[1], widest)}`,
    '',
    ...(breaches === undefined ? [] : [...verdict(breaches), '']),
    `${counted(before.samples, 'answer')} to ${counted(before.rows, 'prompt')}.`,
    '',
    ...diffSentences(diff).map((sentence) => `- ${sentence}`),
    '',
    ...markdownTable(
      ['', 'old', 'new', 'change'],
      diffRows(diff).map((row) => [row.label, row.before, row.after, row.change]),
    ),
    ...attribution(diff),
    ...examples(diff),
  ]
}

function verdict(breaches: readonly string[]): string[] {
  return breaches.length === 0 ? ['**Within the limits.**'] : breaches.map((breach) => `- **${breach}**`)
}

function attribution(diff: GraderDiff): string[] {
  if (diff.attribution === undefined || isIdle(diff.attribution)) return []
  const rows = attributionRows(diff, diff.attribution).map((row) => [
    `${codeSpan(row.key, 60)}${row.note === '' ? '' : ` (${row.note})`}`,
    row.before,
    row.after,
    row.byScores,
    row.byFormula,
    row.total,
  ])
  const head = ['part', 'old mean', 'new mean', 'by scores', 'by formula', 'of the shift']
  return ['', '#### Where the shift comes from', '', ...markdownTable(head, rows)]
}

function examples({ lists }: GraderDiff): string[] {
  return [
    ...folded('Moved most', lists.moved.length, resultTable(lists.moved)),
    ...folded(
      'Rank flips, the clearest first',
      lists.rankFlips.length,
      resultTable(lists.rankFlips.flatMap(({ first, second }) => [first, second])),
    ),
    ...folded(
      'Sign flips of the advantage, the clearest first',
      lists.advantageFlips.length,
      advantageTable(lists.advantageFlips),
    ),
    ...folded('Newly failing', lists.newlyFailing.length, resultTable(lists.newlyFailing)),
    ...folded('Newly graded', lists.newlyGraded.length, resultTable(lists.newlyGraded)),
  ]
}

function resultTable(samples: readonly DiffedSample[]): string[] {
  return markdownTable(
    ['answer', 'old', 'new', 'expert', 'text'],
    samples.map((sample) => [
      nameOf(sample),
      resultText(sample.before),
      resultText(sample.after),
      expertOf(sample),
      textOf(sample),
    ]),
    [0, 4],
  )
}

function advantageTable(flips: readonly FlippedAdvantage[]): string[] {
  return markdownTable(
    ['answer', 'old advantage', 'new advantage', 'expert', 'text'],
    flips.map(({ sample, advantage }) => [
      nameOf(sample),
      signedText(advantage.before),
      signedText(advantage.after),
      expertOf(sample),
      textOf(sample),
    ]),
    [0, 4],
  )
}

/** A list that opens on a click: a comment is read for its numbers first. */
function folded(title: string, count: number, lines: readonly string[]): string[] {
  return count === 0 ? [] : ['', `<details><summary>${title}</summary>`, '', ...lines, '', '</details>']
}

function nameOf({ id, row, sample }: DiffedSample): string {
  return `${id === undefined ? `row ${row}` : codeSpan(String(id), 60)}, answer ${sample + 1}`
}

function expertOf({ expertScore }: DiffedSample): string {
  return expertScore === undefined ? '' : scoreText(expertScore)
}

function textOf({ input }: DiffedSample): string {
  return codeSpan(answerText(input), widest)
}
