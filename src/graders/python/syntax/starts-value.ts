import type { Cursor } from './cursor.ts'

/** Whether the token can be the first one of a value. */
export function startsValue(cursor: Cursor): boolean {
  const { type, text } = cursor.token
  if (type === 'name') return cursor.isName() || valueWords.has(text)
  return type === 'number' || type === 'string' || (type === 'sign' && valueSigns.has(text))
}

const valueWords = new Set(['None', 'True', 'False', 'lambda', 'not', 'await', 'yield'])
const valueSigns = new Set(['(', '[', '{', '-', '+', '~', '*', '...'])
