import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pageFiles } from '../adapters/page-files.ts'
import { replaceFile } from '../adapters/replace-file.ts'
import type { AnyGrader } from '../core/grader.ts'
import { InputError } from '../core/input-error.ts'
import type { GradedSample, Summary } from '../core/report.ts'
import type { SampleInput } from '../core/sample.ts'
import { explainScores } from '../graders/explain-scores.ts'
import { counted, countText, ordinalText } from '../report/numbers.ts'
import { safeText } from '../report/safe-text.ts'
import { htmlReport } from '../report/html/html-report.ts'
import { itemJson, answerLength } from '../report/html/answer-text.ts'
import { graderHead } from '../report/html/grader-head.ts'
import { EvenlySpaced } from '../run/evenly-spaced.ts'

/** A report that fills as answers pass by, and is written at the end. */
export interface HtmlFile {
  /** The answers of one row. */
  add(answers: readonly GradedSample[]): void
  /** Writes the file and gives a sentence on it. */
  write(summary: Summary, unreadRows: number): Promise<string>
}

/** What a report holds at most: more than that, and browsers open it slowly. */
export const mostAnswers = 100_000
/** Characters of an answer and its share of the row, up to which a full report stays under 25 MB. */
const usualCharacters = 600

/** The report for `--html`. Throws `InputError` before anything is graded when there is no folder to write to. */
export function htmlFile(path: string, grader: AnyGrader): HtmlFile {
  const folder = dirname(path)
  if (!existsSync(folder)) throw new InputError(`There is no folder ${folder} for ${path}; make it first.`)
  if (existsSync(path) && statSync(path).isDirectory())
    throw new InputError(`${path} is a folder; name a file, such as ${join(path, 'report.html')}.`)
  const rows = new EvenlySpaced<readonly GradedSample[]>(mostAnswers, weightOf)
  return {
    add: (answers) => rows.add(answers),
    async write(summary, unreadRows) {
      const samples = rows.entries.flat()
      const { every } = rows
      const content = {
        grader: graderHead(grader),
        summary,
        samples,
        explain: explainScores(grader),
        every,
        unreadRows,
      }
      const text = await htmlReport(content, pageFiles())
      replaceFile(path, text)
      const size = Math.ceil(Buffer.byteLength(text) / 1000)
      const kept =
        every === 1
          ? counted(samples.length, 'answer')
          : `${countText(samples.length)} of ${counted(summary.samples, 'answer')} (every ${ordinalText(every)} prompt)`
      return `Wrote ${safeText(path, 500)}: ${kept}, ${countText(size)} kB.`
    },
  }
}

/** The room that a row takes in a report, in answers of usual length. */
export function reportWeight(answers: readonly SampleInput[], item: object): number {
  const characters = answers.reduce<number>((sum, answer) => sum + answerLength(answer), itemJson(item).length)
  return Math.max(answers.length, characters / usualCharacters)
}

function weightOf(answers: readonly GradedSample[]): number {
  const [first] = answers
  const inputs = answers.map(({ input }) => input)
  return first === undefined ? 0 : reportWeight(inputs, first.item)
}
