import { SyntaxFault } from './syntax-fault.ts'

/** How far the parser goes beyond Python 3.11, for sources that only a later Python takes. */
export type Dialect = '3.11' | 'later'

/** The quotes that a string starts with: one or three. */
export function openingQuotes(source: string, at: number): string {
  const quote = source[at] ?? ''
  return source.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote
}

interface StringOptions {
  readonly end: number
  readonly isFormat: boolean
  readonly dialect: Dialect
  /** How many f-strings it stands in. */
  readonly depth?: number
}

/** CPython's own limit for f-strings in f-strings. */
const mostNested = 150

/** Where the string ends whose quotes are at `at`; behind its last quote. */
export function stringEnd(
  source: string,
  at: number,
  { end, isFormat, dialect, depth: nesting = 0 }: StringOptions,
): number {
  const quotes = openingQuotes(source, at)
  // Until 3.11 an f-string ends at its own quotes like any other; later its braces may hold them.
  const isNesting = isFormat && dialect === 'later' && nesting < mostNested
  let depth = 0
  for (let here = at + quotes.length; here < end; here++) {
    const sign = source[here] ?? ''
    if (sign === '\\') here++
    else if (depth === 0 && source.startsWith(quotes, here)) return here + quotes.length
    else if (quotes.length === 1 && (sign === '\n' || sign === '\r') && depth === 0) break
    else if (!isNesting) continue
    else if (sign === '{' && depth === 0 && source[here + 1] === '{') here++
    else if (sign === '{') depth++
    else if (sign === '}' && depth > 0) depth--
    else if (depth > 0 && (sign === '"' || sign === "'"))
      here = stringEnd(source, here, { end, isFormat: isFormatAt(source, here), dialect, depth: nesting + 1 }) - 1
  }
  if (quotes.length === 3)
    throw new SyntaxFault(`a string that starts with ${quotes} is never closed`, placeOf(source, at, 3))
  throw new SyntaxFault('a string is not closed on its line', placeOf(source, at, 1), longText(source, at))
}

function isFormatAt(source: string, quotes: number): boolean {
  return /[ft]r?$/iu.test(source.slice(Math.max(0, quotes - 2), quotes))
}

function longText(source: string, at: number): string {
  return `Close it with ${source[at]}, or write three quotes around text of several lines.`
}

/** From the string's prefix to behind its opening quotes. */
function placeOf(source: string, at: number, quotes: number) {
  const [prefix = ''] = /[a-z]{0,2}$/iu.exec(source.slice(Math.max(0, at - 2), at)) ?? []
  return { start: at - prefix.length, end: at + quotes }
}
