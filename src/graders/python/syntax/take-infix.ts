import type { Cursor } from './cursor.ts'

const infixSigns = new Set([
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '@',
  '**',
  '<<',
  '>>',
  '&',
  '|',
  '^',
  '<',
  '>',
  '<=',
  '>=',
  '==',
  '!=',
])

/** Takes what joins two operands, as one word: `not in` and `is not` are one. Absent where nothing joins them. */
export function takeInfix(cursor: Cursor): string | undefined {
  const { type, text } = cursor.token
  if (type === 'sign') return infixSigns.has(text) ? cursor.take().text : undefined
  if (type !== 'name') return undefined
  if (text === 'and' || text === 'or' || text === 'in') return cursor.take().text
  if (text === 'is') {
    cursor.take()
    return cursor.skip('not') ? 'is not' : 'is'
  }
  if (text !== 'not' || cursor.peek(1).text !== 'in') return undefined
  cursor.take()
  cursor.take()
  return 'not in'
}
