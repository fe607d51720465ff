import { pathText } from '../../../core/errors.ts'

/** The way from the root of a document to a value in it, from the end. */
export interface Trail {
  readonly parent: Trail | undefined
  readonly key: string | number
}

/** What a document breaks: the first few in words, and how many in all. */
export interface Report {
  count: number
  readonly sentences: string[]
  /** How many sentences are kept. */
  readonly limit: number
}

/** The most violations that a result names. */
const mostSentences = 20

/** An empty report. With `limit` 0 it only counts. */
export function newReport(limit = mostSentences): Report {
  return { count: 0, sentences: [], limit }
}

/** Counts a violation, and writes it down while there is room; `words` follow the path: `is "12", not a number`. */
export function violation(report: Report, at: Trail | undefined, words: () => string): void {
  report.count++
  if (report.sentences.length < report.limit) report.sentences.push(`${subject(at)} ${words()}`)
}

/** Takes over the violations of another report. */
export function include(report: Report, other: Report): void {
  report.count += other.count
  for (const sentence of other.sentences) if (report.sentences.length < report.limit) report.sentences.push(sentence)
}

function subject(at: Trail | undefined): string {
  const path: (string | number)[] = []
  for (let step = at; step !== undefined; step = step.parent) path.push(step.key)
  return path.length === 0 ? 'The output' : `\`${pathText(path.toReversed())}\``
}
