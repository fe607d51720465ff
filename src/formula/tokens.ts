import type { Issue, Span } from '../core/issue.ts'

/** A word, number or sign of a formula. */
export interface Token {
  readonly kind: 'name' | 'number' | 'sign'
  readonly text: string
  readonly span: Span
}

const pattern =
  /(?<space>[ \t\r\n]+)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{M}\p{N}_]*)|(?<sign>[-+*/^(),])/uy

/** Cuts a formula into tokens and reports every character that the dialect's grammar has no use for. */
export function tokenize(source: string): { readonly tokens: readonly Token[]; readonly issues: readonly Issue[] } {
  const tokens: Token[] = []
  const issues: Issue[] = []
  for (let at = 0; at < source.length; ) {
    pattern.lastIndex = at
    const groups = pattern.exec(source)?.groups
    if (groups === undefined) {
      const end = foreignEnd(source, at)
      issues.push(foreign(source.slice(at, end), { start: at, end }))
      at = end
      continue
    }
    const span = { start: at, end: pattern.lastIndex }
    const text = source.slice(span.start, span.end)
    const previous = tokens.at(-1)
    if (groups['name'] !== undefined && previous?.kind === 'number' && previous.span.end === at)
      issues.push(glued(previous, text, span))
    if (groups['name'] !== undefined) tokens.push({ kind: 'name', text, span })
    else if (groups['number'] !== undefined) tokens.push({ kind: 'number', text, span })
    else if (groups['sign'] !== undefined) {
      if (text === '*' && previous?.text === '*' && previous.span.end === at)
        issues.push(doubleStar({ start: at - 1, end: at + 1 }))
      tokens.push({ kind: 'sign', text, span })
    }
    at = span.end
  }
  return { tokens, issues }
}

/** A run of the same kind of foreign characters is one issue, not one per character. */
function foreignEnd(source: string, start: number): number {
  let end = start
  while (end < source.length) {
    pattern.lastIndex = end
    if (pattern.test(source)) break
    end += (source.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  }
  return end
}

function foreign(text: string, span: Span): Issue {
  const shown = text.length > 20 ? `${text.slice(0, 19)}…` : text
  return {
    code: 'invalid_formula',
    severity: 'error',
    path: [],
    span,
    message: `A formula has no use for "${shown}".`,
    hint: hintFor(text),
  }
}

function hintFor(text: string): string {
  if (/[<>=?!&|:]/u.test(text)) return 'There are no comparisons or conditions; use min and max to cut a score off.'
  if (text.includes('%')) return 'Write 0.5 for 50 %.'
  if (/["'`]/u.test(text)) return 'Names stand without quotes.'
  if (/\s/u.test(text)) return 'Replace it by a plain space.'
  return 'It knows names, numbers, + - * / ^, parentheses, and min max abs floor ceil exp sqrt log.'
}

function glued(number: Token, name: string, span: Span): Issue {
  return {
    code: 'invalid_formula',
    severity: 'error',
    path: [],
    span: { start: number.span.start, end: span.end },
    message: `"${number.text}${name}" is neither a number nor a name.`,
    hint: `Write ${number.text} * ${name} if you mean a product.`,
  }
}

function doubleStar(span: Span): Issue {
  return {
    code: 'invalid_formula',
    severity: 'error',
    path: [],
    span,
    message: 'There is no operator **.',
    hint: 'Write ^ for a power.',
  }
}
