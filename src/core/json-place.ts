import type { Span } from './issue.ts'

/**
 * Where a value stands in valid JSON text, by its path; with a span inside a string value, where that stretch stands. For a
 * key that is not there, the opening bracket of the object that lacks it; of a key that stands twice, the last one.
 */
export function jsonPlace(text: string, path: readonly (string | number)[], span?: Span): Span {
  let start = spaceEnd(text, text.startsWith('\uFEFF') ? 1 : 0)
  for (const key of path) {
    const found = memberStart(text, start, key)
    if (found === undefined) return { start, end: start + 1 }
    start = found
  }
  if (text[start] !== '"')
    return { start, end: text[start] === '{' || text[start] === '[' ? start + 1 : valueEnd(text, start) }
  if (span === undefined) return { start, end: valueEnd(text, start) }
  const from = unitPlace(text, start, span.start)
  return { start: from, end: Math.max(from + 1, unitPlace(text, start, span.end)) }
}

function memberStart(text: string, holder: number, wanted: string | number): number | undefined {
  const opener = text[holder]
  if (opener !== '{' && opener !== '[') return undefined
  let found: number | undefined
  let at = spaceEnd(text, holder + 1)
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index++) {
    let key: unknown = index
    if (opener === '{') {
      const end = valueEnd(text, at)
      key = JSON.parse(text.slice(at, end))
      at = spaceEnd(text, spaceEnd(text, end) + 1)
    }
    if (key === wanted) found = at
    at = spaceEnd(text, valueEnd(text, at))
    if (text[at] === ',') at = spaceEnd(text, at + 1)
  }
  return found
}

/** The end of the value that starts here; nesting costs no stack. */
function valueEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (character === '"') {
      at = stringEnd(text, at) - 1
      if (depth === 0) return at + 1
    } else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') {
      // The bracket closes this value, or the one around it.
      if (depth === 0) return at
      if (--depth === 0) return at + 1
    } else if (depth === 0 && /[,:\s]/u.test(character ?? '')) return at
  }
  return text.length
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return text.length
}

/** Where a unit of a string stands in its literal, in which an escape takes more room. */
function unitPlace(text: string, start: number, unit: number): number {
  const end = stringEnd(text, start) - 1
  let at = start + 1
  for (let count = 0; count < unit && at < end; count++) at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2
  return at
}

function spaceEnd(text: string, start: number): number {
  let at = start
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? 'x')) at++
  return at
}
