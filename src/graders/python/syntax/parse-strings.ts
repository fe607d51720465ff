import type { Cursor } from './cursor.ts'
import { openingQuotes } from './string-end.ts'
import type { Expression } from './tree.ts'

/** Reads the expression of a stretch of the source. */
type ReadValue = (cursor: Cursor, start: number, end: number) => Expression

/** Strings that stand one after another, which Python joins. */
export function parseStrings(cursor: Cursor, readValue: ReadValue): Expression {
  const { start } = cursor.token
  const values: Expression[] = []
  const texts: (string | undefined)[] = []
  let isBytes: boolean | undefined
  while (cursor.token.type === 'string') {
    const token = cursor.take()
    const [prefix = ''] = /^[a-z]*/iu.exec(token.text) ?? []
    const bytes = /b/iu.test(prefix)
    if (isBytes !== undefined && isBytes !== bytes) throw cursor.fault('bytes and text stand one after another', token)
    isBytes = bytes
    const quotes = openingQuotes(token.text, prefix.length).length
    const from = token.start + prefix.length + quotes
    const isFormat = /[ft]/iu.test(prefix)
    if (isFormat) values.push(...readFields({ cursor, readValue, isRaw: /r/iu.test(prefix) }, from, token.end - quotes))
    const text = cursor.source.slice(from, token.end - quotes)
    if (!/r/iu.test(prefix)) checkEscapes({ cursor, text, start: from }, bytes)
    texts.push(isFormat || text.includes('\\') ? undefined : text)
  }
  const [text] = texts
  const place = { start, end: cursor.previousEnd }
  return { kind: 'string', values, ...(texts.length === 1 && text !== undefined ? { text } : {}), ...place }
}

/** Escapes that name a character and are cut short, as in a Windows path that starts with C:\\Users. */
function checkEscapes(
  { cursor, text, start }: { readonly cursor: Cursor; readonly text: string; readonly start: number },
  isBytes: boolean,
): void {
  for (const { 0: escape, index } of text.matchAll(/\\./gsu)) {
    const digits = { x: 2, u: 4, U: 8 }[escape[1] ?? '']
    if (digits === undefined || (isBytes && escape[1] !== 'x')) continue
    const place = { start: start + index, end: start + index + 2 }
    if (!/^[0-9a-f]*$/iu.test(text.slice(index + 2, index + 2 + digits)) || text.length < index + 2 + digits)
      throw cursor.fault(
        `"${escape}" in a string needs ${digits} hexadecimal digits`,
        place,
        'Write two backslashes, or r before the string.',
      )
  }
}

interface FieldReader {
  readonly cursor: Cursor
  readonly readValue: ReadValue
  readonly isRaw: boolean
}

/** The values in the braces of an f-string, those in its format specifications among them. */
function readFields(reader: FieldReader, start: number, end: number): Expression[] {
  const { source } = reader.cursor
  const values: Expression[] = []
  let at = start
  while (at < end) {
    const sign = source[at]
    if (sign === '\\' && !reader.isRaw) at += escapeLength(source, at)
    else if ((sign === '{' || sign === '}') && source[at + 1] === sign && at + 1 < end) at += 2
    else if (sign === '}')
      throw reader.cursor.fault('a "}" in an f-string closes nothing', span(at), 'Write }} for one brace.')
    else if (sign === '{') at = readField(reader, { start: at, end, depth: 0 }, values)
    else at++
  }
  return values
}

/** The braces of \\N{a name} hold no value. */
function escapeLength(source: string, at: number): number {
  const named = /\\N\{[^{}]{1,100}\}/uy
  named.lastIndex = at
  return named.exec(source)?.[0].length ?? 2
}

/** Reads one `{value!r:format}`, gives the place behind it. */
function readField(
  reader: FieldReader,
  { start, end, depth }: { readonly start: number; readonly end: number; readonly depth: number },
  values: Expression[],
): number {
  const { cursor, readValue } = reader
  const { source } = cursor
  if (depth > 1) throw cursor.fault('braces in an f-string are nested too deeply', span(start))
  const stop = valueEnd(cursor, start + 1, end)
  const isEmpty = source.slice(start + 1, stop).trim() === ''
  if (isEmpty)
    throw cursor.fault('the braces of an f-string are empty', { start, end: stop + 1 }, 'Write {{ for a brace.')
  if (cursor.dialect === '3.11' && /\\|^[^"']*#/u.test(source.slice(start + 1, stop)))
    throw cursor.fault('a value in an f-string holds a backslash or #, which Python takes from 3.12 on', {
      start,
      end: stop,
    })
  values.push(readValue(cursor, start + 1, stop))
  let at = stop
  if (source[at] === '=') at += 1 + (/^\s*/u.exec(source.slice(at + 1, end))?.[0].length ?? 0)
  if (source[at] === '!') {
    if (!/^[sra]$/u.test(source[at + 1] ?? ''))
      throw cursor.fault('the sign behind "!" in an f-string must be s, r or a', span(at))
    at += 2
  }
  if (source[at] === ':') {
    at++
    while (at < end && source[at] !== '}')
      at = source[at] === '{' ? readField(reader, { start: at, end, depth: depth + 1 }, values) : at + 1
  }
  if (at >= end || source[at] !== '}') throw cursor.fault('a brace of an f-string is never closed', span(start))
  return at + 1
}

/** Where a value in braces ends: before `}`, `:`, `!r` or a closing `=`, outside of brackets and strings. */
function valueEnd(cursor: Cursor, start: number, end: number): number {
  const { source } = cursor
  let depth = 0
  for (let at = start; at < end; at++) {
    const sign = source[at] ?? ''
    if (sign === '"' || sign === "'") {
      const quotes = openingQuotes(source, at)
      const close = source.indexOf(quotes, at + quotes.length)
      if (close === -1 || close >= end) throw cursor.fault('a string in an f-string is not closed', span(at))
      at = close + quotes.length - 1
    } else if ('([{'.includes(sign)) depth++
    else if (depth > 0 && ')]}'.includes(sign)) depth--
    else if (depth > 0) continue
    else if (sign === '}' || sign === ':') return at
    else if (sign === '!' && source[at + 1] !== '=') return at
    else if ('!<>='.includes(sign) && source[at + 1] === '=') at++
    else if (sign === '=') return at
  }
  throw cursor.fault('a brace of an f-string is never closed', span(start - 1))
}

function span(at: number) {
  return { start: at, end: at + 1 }
}
