import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { parseBraces, parseGroup, parseList } from './parse-brackets.ts'
import { parseStrings } from './parse-strings.ts'
import { tokenize } from './tokenize.ts'
import type { Expression } from './tree.ts'
import { noValue, unexpected } from './unexpected.ts'

/** A value that nothing joins: a name, a number, strings, or what stands in brackets. */
export function parseAtom(cursor: Cursor, grammar: Grammar): Expression {
  const { token } = cursor
  const { start, end, text } = token
  if (token.type === 'number') return { kind: 'number', text: cursor.take().text, start, end }
  if (token.type === 'string') return parseStrings(cursor, fieldReader(grammar))
  if (cursor.isName()) return { kind: 'name', name: cursor.take().text, start, end }
  if (cursor.is('None', 'True', 'False', '...')) {
    cursor.take()
    return { kind: 'constant', name: text as 'None', start, end } // one of the four that were asked for
  }
  if (cursor.is('(')) return cursor.nested(() => parseGroup(cursor, grammar))
  if (cursor.is('[')) return cursor.nested(() => parseList(cursor, grammar))
  if (cursor.is('{')) return cursor.nested(() => parseBraces(cursor, grammar))
  throw noValue(cursor)
}

/** What stands in the braces of a string is a small source of its own. */
function fieldReader({ parseValues }: Grammar) {
  return (cursor: Cursor, start: number, end: number): Expression => {
    const { source, dialect } = cursor
    const value = cursor.fork(tokenize({ source, start, end, isNested: true, dialect }))
    const expression = cursor.nested(() => parseValues(value))
    if (value.token.type !== 'end') throw unexpected(value)
    return expression
  }
}
