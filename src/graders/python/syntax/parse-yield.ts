import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { startsValue } from './starts-value.ts'
import type { Expression } from './tree.ts'

/** `yield`, or `yield from`; a fault outside of a function. */
export function parseYield(cursor: Cursor, { parseExpression, parseValues }: Grammar): Expression {
  if (cursor.surroundings.function === 'none') throw cursor.fault('"yield" stands outside of a function')
  const { start } = cursor.take()
  if (cursor.skip('from')) {
    const value = parseExpression(cursor)
    return { kind: 'yield', value, start, end: cursor.previousEnd }
  }
  if (!startsValue(cursor)) return { kind: 'yield', start, end: cursor.previousEnd }
  return { kind: 'yield', value: parseValues(cursor), start, end: cursor.previousEnd }
}
