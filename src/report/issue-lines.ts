import { pathText } from '../core/errors.ts'
import type { Issue, Span } from '../core/issue.ts'
import { isJsonObject, type Json, ownValue } from '../core/json.ts'
import { displayWidth } from './display-width.ts'
import { safeText, safeTextEnd } from './safe-text.ts'

/** Columns of an excerpt, and those of them that are kept for what stands before the span. */
const widest = 76
const context = 20

/** Characters around the span that are looked at: more than fit, and far fewer than a line can have. */
const reach = 400

/** An issue for a person: where, what, the text at fault with a caret under the span, and what to do. */
export function issueLines(issue: Issue, document: unknown): string[] {
  const value = typeof document === 'string' && issue.path.length === 0 ? document : valueAt(document, issue.path)
  return [
    `${issue.severity} at ${safeText(pathText(issue.path), 200)}: ${safeText(issue.message, 500)}`,
    ...(issue.span === undefined || typeof value !== 'string' ? [] : excerptLines(value, issue.span)),
    ...(issue.hint === undefined ? [] : [`  ${safeText(issue.hint, 500)}`]),
  ]
}

function valueAt(document: unknown, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((holder, key) => {
    if (Array.isArray(holder)) return holder[Number(key)]
    return isJsonObject(holder) ? ownValue(holder, String(key)) : undefined
  }, document as Json) // a document that was read from JSON
}

/** The line of the text that holds the span, cut to fit around it, and the carets below; nothing for an empty line. */
export function excerptLines(text: string, span: Span, columns = widest): string[] {
  const lineStart = span.start === 0 ? 0 : text.lastIndexOf('\n', span.start - 1) + 1
  const lineBreak = text.indexOf('\n', lineStart)
  const lineEnd = lineBreak === -1 ? text.length : lineBreak
  if (text.slice(lineStart, lineEnd).trim() === '') return []
  const end = Math.max(span.start, Math.min(span.end, lineEnd))
  const marked = safeText(text.slice(span.start, Math.min(end, span.start + reach)), columns - context)
  const room = columns - displayWidth(marked)
  const rest = text.slice(end, Math.min(lineEnd, end + reach)).replace(/\r$/u, '')
  const before = safeTextEnd(
    text.slice(Math.max(lineStart, span.start - reach), span.start),
    Math.max(context, room - displayWidth(rest)),
  )
  const after = safeText(rest, room - displayWidth(before))
  const carets = '^'.repeat(Math.max(1, displayWidth(marked)))
  return [`  ${before}${marked}${after}`, `  ${' '.repeat(displayWidth(before))}${carets}`]
}
