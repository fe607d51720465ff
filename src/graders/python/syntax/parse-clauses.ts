import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { parseTarget } from './parse-target.ts'
import type { Clause, Expression } from './tree.ts'

/** The `for … in … if …` of a comprehension; none when there is no `for`. */
export function parseClauses(cursor: Cursor, grammar: Grammar): Clause[] {
  const clauses: Clause[] = []
  while (cursor.is('for') || (cursor.is('async') && cursor.peek(1).text === 'for')) {
    cursor.skip('async')
    cursor.take()
    const target = parseTarget(cursor, grammar.parsePrimary)
    cursor.expect('in', 'behind the names of "for"')
    const iterable = grammar.parseOperation(cursor)
    const conditions: Expression[] = []
    while (cursor.skip('if')) conditions.push(parseCondition(cursor, grammar))
    clauses.push({ target, iterable, conditions })
  }
  return clauses
}

function parseCondition(cursor: Cursor, { parseNamed, parseOperation }: Grammar): Expression {
  return cursor.isName() && cursor.peek(1).text === ':=' ? parseNamed(cursor) : parseOperation(cursor)
}
