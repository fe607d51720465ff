import { pathText } from '../core/errors.ts'
import type { Issue } from '../core/issue.ts'
import { jsonPlace } from '../core/json-place.ts'
import { readJson } from '../core/json-text.ts'
import { excerptLines, issueLines } from './issue-lines.ts'

/** An issue for a page: the words, and the place in the text of the document. */
export interface PlacedIssue {
  readonly severity: Issue['severity']
  readonly message: string
  readonly hint?: string
  /** The path for a person. */
  readonly path: string
  /** The line of the text and a line of carets below the place; empty where there is none. */
  readonly excerpt: readonly string[]
  /** Absent for a grader that code built: it has no text. */
  readonly place?: TextPlace
}

/** A stretch of a text. */
export interface TextPlace {
  readonly start: number
  readonly end: number
  /** 1-based. */
  readonly line: number
  /** 1-based, in UTF-16 code units. */
  readonly column: number
}

/** What fits beside a report. */
const columns = 56

/** The issues of a document with their places in its JSON text. */
export function placeIssues(issues: readonly Issue[], text: string): PlacedIssue[] {
  const isJson = readJson(text.replace(/^\uFEFF/u, '')).ok
  return issues.map((issue) => {
    // What is no JSON has one issue, which points into the text itself.
    const { start, end } = isJson ? jsonPlace(text, issue.path, issue.span) : (issue.span ?? { start: 0, end: 0 })
    const before = text.slice(0, start)
    const place = { start, end, line: before.split('\n').length, column: start - before.lastIndexOf('\n') }
    return { ...words(issue), excerpt: outdented(excerptLines(text, { start, end }, columns)), place }
  })
}

/** The issues of a grader that code built; carets stand below the value at fault. */
export function unplacedIssues(issues: readonly Issue[], spec: unknown): PlacedIssue[] {
  return issues.map((issue) => ({
    ...words(issue),
    excerpt: issue.span === undefined ? [] : outdented(issueLines(issue, spec).slice(1, 3)),
  }))
}

/** Without the space that both lines begin with: a page has its own. */
function outdented(lines: readonly string[]): string[] {
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(indent))
}

function words({ severity, message, hint, path }: Issue) {
  return { severity, message, path: pathText(path), ...(hint === undefined ? {} : { hint }) }
}
