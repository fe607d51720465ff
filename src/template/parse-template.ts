import type { Issue, Span } from '../core/issue.ts'
import { nearestName } from '../core/nearest.ts'
import { sampleFieldIssue } from './sample-fields.ts'

/** A parsed template: plain text and references, in order. */
export interface Template {
  readonly source: string
  readonly parts: readonly (string | Reference)[]
}

/** `{{ namespace.path }}`: where a value is read from when a sample is graded. */
export interface Reference {
  readonly namespace: Namespace
  /** Keys and zero-based indexes below the namespace; at least one. */
  readonly path: readonly (string | number)[]
  /** The reference without braces and spaces: `item.a[0].b`. */
  readonly text: string
  /** From the first opening brace to the last closing one. */
  readonly span: Span
}

/** What a template may read: the dataset row, or the model's answer. */
export type Namespace = 'item' | 'sample'

const namespaces: readonly Namespace[] = ['item', 'sample']

/**
 * Parses `{{ item.x }}` templates once, before any sample.
 * A template opens at `{{` and closes at the first `}}`; single braces are text, and so is what substituted values hold.
 * Faults come back as issues with spans; their text stays in the template as it was. Grammar: grader spec, section 2.1.
 */
export function parseTemplate(source: string): { readonly template: Template; readonly issues: readonly Issue[] } {
  const parts: (string | Reference)[] = []
  const issues: Issue[] = []
  let done = 0
  let open = source.indexOf('{{')
  while (open !== -1) {
    const close = source.indexOf('}}', open + 2)
    if (close === -1) {
      issues.push(neverClosed(open))
      break
    }
    // `{{{item.a}}}` is a brace, then the template: the innermost pair opens it.
    while (source.startsWith('{{', open + 1) && open + 2 < close) open++
    const span = { start: open, end: close + 2 }
    const parsed = parseReference(source.slice(open + 2, close), span)
    if ('severity' in parsed) issues.push(parsed)
    else {
      issues.push(...doubts(parsed, source))
      if (open > done) parts.push(source.slice(done, open))
      parts.push(parsed)
      done = span.end
    }
    open = source.indexOf('{{', span.end)
  }
  if (done < source.length) parts.push(source.slice(done))
  return { template: { source, parts }, issues }
}

/** The references of a template, in order. */
export function references(template: Template): readonly Reference[] {
  return template.parts.filter((part) => typeof part !== 'string')
}

/**
 * One step of a path: `.key` of letters, digits, _, $ and -, or `[0]`. Quoted keys, `[*]`, negative indexes, filters and an
 * escape for `{{` are refused or plain text, and substituted text is never expanded again. Assumption U7.
 */
const step = /\.([\p{L}\p{M}\p{N}_$-]+)|\[(\d{1,9})\]/uy

function parseReference(inside: string, span: Span): Reference | Issue {
  const text = inside.trim()
  const problem = (message: string, hint: string): Issue => ({
    code: 'invalid_template',
    severity: 'error',
    path: [],
    span,
    message,
    hint,
  })
  if (text === '')
    return problem('A template has nothing between its braces.', 'Write {{ item.key }} or {{ sample.output_text }}.')
  const name = /^[^\s.[\]{}]*/u.exec(text)?.[0] ?? ''
  const namespace = namespaces.find((known) => known === name)
  if (namespace === undefined) {
    return problem(
      `A template must read from item or sample, not from "${shorten(name || text)}".`,
      namespaceHint(name, text),
    )
  }
  const path: (string | number)[] = []
  step.lastIndex = name.length
  for (let at = name.length; at < text.length; at = step.lastIndex) {
    const match = step.exec(text)
    if (match === null)
      return problem(
        `"${shorten(text)}" is not a path from "${shorten(text.slice(at))}" on.`,
        'A path is made of .key and [0] steps only.',
      )
    path.push(match[1] ?? Number(match[2]))
  }
  if (path.length === 0)
    return problem(
      `"${name}" alone is not a variable.`,
      `Name one: {{ ${name}.${name === 'item' ? 'key' : 'output_text'} }}.`,
    )
  return { namespace, path, text, span }
}

function namespaceHint(name: string, text: string): string {
  if (name === '$') return 'Leave the leading $ out.'
  const near = nearestName(name, namespaces)
  if (near !== undefined) return `Did you mean "${near}"?`
  const key = /^\w+\.(\w+)$/u.exec(text)?.[1] ?? (/^\w+$/u.test(text) ? text : 'key')
  return `Write {{ item.${key} }} if it is a key of the row.`
}

function neverClosed(open: number): Issue {
  return {
    code: 'invalid_template',
    severity: 'warning',
    path: [],
    span: { start: open, end: open + 2 },
    message: 'A template opens here and never closes, so it stays plain text.',
    hint: 'Close it with }}, or ignore this if the braces are meant.',
  }
}

/** What is allowed and still most likely not meant. */
function doubts(reference: Reference, source: string): Issue[] {
  const issues: Issue[] = []
  if (source.startsWith('}}', reference.span.end)) {
    issues.push({
      code: 'invalid_template',
      severity: 'warning',
      path: [],
      span: { start: reference.span.end, end: reference.span.end + 2 },
      message: 'A template closes at the first }}, so the second }} becomes part of the text.',
      hint: `Write {{${reference.text}}} with two closing braces.`,
    })
  }
  const field = reference.namespace === 'sample' ? sampleFieldIssue(reference.path[0], reference.span) : undefined
  if (field !== undefined) issues.push(field)
  const odd = reference.path.find((key) => typeof key === 'string' && !/^\w+$/u.test(key))
  if (odd !== undefined) {
    issues.push({
      code: 'not_portable',
      severity: 'warning',
      path: [],
      span: reference.span,
      message: `The key "${odd}" has characters that hosted graders do not document in a path.`,
      hint: 'Rename it to letters, digits and _ before a job.',
    })
  }
  return issues
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
