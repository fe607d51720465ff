import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { parseClauses } from './parse-clauses.ts'
import type { Expression } from './tree.ts'
import { unexpected } from './unexpected.ts'

/** A value in round brackets, a tuple or a generator. */
export function parseGroup(cursor: Cursor, grammar: Grammar): Expression {
  const { start } = cursor.take()
  if (cursor.skip(')')) return { kind: 'tuple', items: [], start, end: cursor.previousEnd }
  const value = grammar.parseValues(cursor)
  const isBareTuple = value.kind === 'tuple' && cursor.source[value.start] !== '('
  const clauses = isBareTuple ? [] : parseClauses(cursor, grammar)
  closeWith(cursor, ')')
  const place = { start, end: cursor.previousEnd }
  if (clauses.length > 0) return { kind: 'comprehension', form: 'generator', elements: [value], clauses, ...place }
  // Brackets around one value change nothing; those around a tuple belong to it.
  return value.kind === 'tuple' && value.start !== start ? { ...value, ...place } : value
}

/** A list, or a comprehension of one. */
export function parseList(cursor: Cursor, grammar: Grammar): Expression {
  const { start } = cursor.take()
  const items = parseItems(cursor, ']', () => [grammar.parseStarred(cursor)])
  const clauses = items.length === 1 ? parseClauses(cursor, grammar) : []
  closeWith(cursor, ']')
  const place = { start, end: cursor.previousEnd }
  if (clauses.length > 0) return { kind: 'comprehension', form: 'list', elements: items, clauses, ...place }
  return { kind: 'list', items, ...place }
}

/** A set or a dict, or a comprehension of one. */
export function parseBraces(cursor: Cursor, grammar: Grammar): Expression {
  const { start } = cursor.take()
  let isDict = cursor.is('}', '**')
  const items = parseItems(cursor, '}', (count) => {
    if (isDict && cursor.skip('**')) return [grammar.parseOperation(cursor)]
    const key = grammar.parseStarred(cursor)
    if (count === 0 && cursor.is(':')) isDict = true
    if (!isDict) return [key]
    cursor.expect(':', 'behind a key of the dict')
    return [key, grammar.parseExpression(cursor)]
  })
  const clauses = items.length === (isDict ? 2 : 1) ? parseClauses(cursor, grammar) : []
  closeWith(cursor, '}')
  const form = isDict ? 'dict' : 'set'
  const place = { start, end: cursor.previousEnd }
  if (clauses.length > 0) return { kind: 'comprehension', form, elements: items, clauses, ...place }
  return { kind: form, items, ...place }
}

function parseItems(cursor: Cursor, close: string, read: (count: number) => Expression[]): Expression[] {
  const items: Expression[] = []
  while (!cursor.is(close)) {
    items.push(...read(items.length))
    if (!cursor.skip(',')) break
  }
  return items
}

function closeWith(cursor: Cursor, close: string): void {
  if (!cursor.skip(close)) throw unexpected(cursor)
}
