import { pathText } from '../core/errors.ts'
import type { Issue } from '../core/issue.ts'
import { isJsonObject, type Json, ownValue } from '../core/json.ts'
import { safeText } from './safe-text.ts'

const widest = 76

/** An issue for a person: where, what, the text at fault with a caret under the span, and what to do. */
export function issueLines(issue: Issue, document: unknown): string[] {
  const value = typeof document === 'string' && issue.path.length === 0 ? document : valueAt(document, issue.path)
  return [
    `${issue.severity} at ${safeText(pathText(issue.path), 200)}: ${safeText(issue.message, 500)}`,
    ...(issue.span === undefined || typeof value !== 'string' ? [] : excerpt(value, issue.span)),
    ...(issue.hint === undefined ? [] : [`  ${safeText(issue.hint, 500)}`]),
  ]
}

function valueAt(document: unknown, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((holder, key) => {
    if (Array.isArray(holder)) return holder[Number(key)]
    return isJsonObject(holder) ? ownValue(holder, String(key)) : undefined
  }, document as Json) // a document that was read from JSON
}

/** The line of the text that holds the span, cut to fit around it, and the carets below. */
function excerpt(text: string, span: { readonly start: number; readonly end: number }): string[] {
  const lineStart = text.lastIndexOf('\n', Math.max(0, span.start - 1)) + 1
  const lineBreak = text.indexOf('\n', lineStart)
  const lineEnd = lineBreak === -1 ? text.length : lineBreak
  const start = Math.max(lineStart, Math.min(span.start - 20, lineEnd - widest))
  const end = Math.min(lineEnd, start + widest)
  const before = (start > lineStart ? '…' : '') + safeText(text.slice(start, span.start), widest)
  const marked = safeText(text.slice(span.start, Math.min(span.end, end)), widest)
  const after = safeText(text.slice(Math.min(span.end, end), end), widest) + (end < lineEnd ? '…' : '')
  return [`  ${before}${marked}${after}`, `  ${' '.repeat(before.length)}${'^'.repeat(Math.max(1, marked.length))}`]
}
