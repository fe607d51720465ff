import { type Levels, levelsAfter, noLevels } from './indentation.ts'
import { type Dialect, stringEnd } from './string-end.ts'
import { SyntaxFault } from './syntax-fault.ts'
import type { Token } from './token.ts'

const prefixed = /(?:[rR][bBfF]|[bBfF][rR]|[rRbBuUfF])?(?=["'])/uy
const prefixedLater = /(?:[rR][bBfFtT]|[bBfFtT][rR]|[rRbBuUfFtT])?(?=["'])/uy
const word = /[\p{ID_Start}_][\p{ID_Continue}]*/uy
const number =
  /(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+)|(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*|\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/uy
const sign = /\*\*=|\/\/=|>>=|<<=|\.\.\.|[!=<>+\-*/%&|^@]=|:=|->|\*\*|\/\/|<<|>>|[+\-*/%@&|^~<>()[\]{},:.;=]/uy
const indentation = /[ \t\f]*/uy
const blankLine = /[ \t\f]*(?=[#\r\n]|$)/uy
const gap = /(?:[ \t\f]|\\(?:\r\n|\r|\n))*/uy
const comment = /#[^\r\n]*/uy
const lineBreak = /\r\n|\r|\n/uy

/** CPython's own limit. */
const mostBrackets = 200
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** What to read: all of the source, or a stretch of it that stands inside of brackets, as in an f-string. */
export interface Stretch {
  readonly source: string
  readonly start: number
  readonly end: number
  readonly isNested: boolean
  readonly dialect: Dialect
}

/** The tokens of Python source as CPython 3.11 cuts it. Throws `SyntaxFault`. */
export function tokenize({ source, start, end, isNested, dialect }: Stretch): Token[] {
  const tokens: Token[] = []
  const brackets: Token[] = []
  let levels: Levels = noLevels
  let at = start
  let isLineStart = !isNested
  const text = end === source.length ? source : source.slice(0, end)
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  const push = (type: Token['type'], length: number): void => {
    tokens.push({ type, text: text.slice(at, at + length), start: at, end: at + length })
    at += length
  }
  const indent = (): void => {
    const next = levelsAfter(levels, match(indentation) ?? '', at)
    at += match(indentation)?.length ?? 0
    if (next.length > levels.length) push('indent', 0)
    for (let dropped = levels.length - next.length; dropped > 0; dropped--) push('dedent', 0)
    levels = next
  }

  while (at < end) {
    if (isLineStart) {
      if (match(blankLine) === undefined) {
        indent()
        isLineStart = false
      }
    }
    at += match(gap)?.length ?? 0
    at += match(comment)?.length ?? 0
    if (at >= end) break
    const broken = match(lineBreak)
    if (broken !== undefined) {
      if (isNested || brackets.length > 0 || isLineStart) at += broken.length
      else push('newline', broken.length)
      isLineStart = !isNested && brackets.length === 0
      continue
    }
    const prefix = match(dialect === 'later' ? prefixedLater : prefixed)
    if (prefix !== undefined) {
      const isFormat = /[fFtT]/u.test(prefix)
      push('string', stringEnd(text, at + prefix.length, { end, isFormat, dialect }) - at)
      continue
    }
    const name = match(word)
    if (name !== undefined) {
      push('name', name.length)
      continue
    }
    const digits = match(number)
    if (digits !== undefined) {
      checkNumber(text, at, digits)
      push('number', digits.length)
      continue
    }
    const found = match(sign)
    if (found === undefined) throw stray(text, at)
    push('sign', found.length)
    const token = tokens.at(-1)
    if (token !== undefined) trackBracket(token, brackets)
  }
  const open = brackets.at(-1)
  if (open !== undefined)
    throw new SyntaxFault(
      `the bracket "${open.text}" is never closed`,
      open,
      `Write its "${closing[open.text] ?? ''}".`,
    )
  if (!isNested && tokens.length > 0 && tokens.at(-1)?.type !== 'newline') push('newline', 0)
  for (let dropped = levels.length - 1; dropped > 0; dropped--) push('dedent', 0)
  push('end', 0)
  return tokens
}

function trackBracket(token: Token, brackets: Token[]): void {
  if (Object.hasOwn(closing, token.text)) {
    if (brackets.push(token) > mostBrackets) throw new SyntaxFault('brackets are nested too deeply', token)
  } else if (')]}'.includes(token.text)) {
    const open = brackets.pop()
    if (open === undefined) throw new SyntaxFault(`the bracket "${token.text}" closes nothing`, token)
    if (closing[open.text] !== token.text)
      throw new SyntaxFault(`the bracket "${open.text}" is closed by "${token.text}"`, token)
  }
}

function checkNumber(text: string, at: number, digits: string): void {
  const place = { start: at, end: at + digits.length }
  if (/^0[\d_]*[1-9]/u.test(digits) && !/[.eEjJ]/u.test(digits))
    throw new SyntaxFault('a whole number starts with 0', place, 'Leave the 0 out; 0o starts an octal number.')
  const behind = /[\p{ID_Continue}]+/uy
  behind.lastIndex = place.end
  const [rest] = behind.exec(text) ?? []
  if (rest !== undefined && !/^(?:and|else|for|if|in|is|not|or)/u.test(rest))
    throw new SyntaxFault('a number runs into a name', { start: at, end: place.end + rest.length })
}

function stray(text: string, at: number): SyntaxFault {
  const [character = ''] = text.slice(at, at + 2)
  const place = { start: at, end: at + character.length }
  if (character === '\\')
    return new SyntaxFault(
      'a backslash stands outside of a string',
      { start: at, end: at + 2 },
      'The source is escaped twice if this should be a line break, which is \\n in JSON.',
    )
  if (/[\u2018\u2019\u201c\u201d]/u.test(character))
    return new SyntaxFault('a typographic quote stands where Python wants " or \'', place, 'Write straight quotes.')
  return new SyntaxFault(`the character "${character}" means nothing to Python here`, place)
}
