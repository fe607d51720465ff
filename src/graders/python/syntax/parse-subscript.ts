import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import type { Expression } from './tree.ts'
import { unexpected } from './unexpected.ts'

/** What stands in the square brackets behind a value, with both brackets. */
export function parseSubscript(cursor: Cursor, grammar: Grammar): Expression[] {
  cursor.take()
  const items: Expression[] = []
  do {
    if (cursor.is(']') && items.length > 0) break
    items.push(parseSlice(cursor, grammar))
  } while (cursor.skip(','))
  if (!cursor.skip(']')) throw unexpected(cursor)
  return items
}

function parseSlice(cursor: Cursor, grammar: Grammar): Expression {
  const { start } = cursor.token
  if (cursor.is('*')) return grammar.parseStarred(cursor)
  const parts: Expression[] = []
  if (!cursor.is(':')) {
    const value = grammar.parseNamed(cursor)
    if (!cursor.is(':')) return value
    parts.push(value)
  }
  for (let colons = 0; colons < 2 && cursor.skip(':'); colons++)
    if (!cursor.is(':', ']', ',')) parts.push(grammar.parseExpression(cursor))
  return { kind: 'slice', parts, start, end: cursor.previousEnd }
}
