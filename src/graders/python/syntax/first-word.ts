import type { Cursor } from './cursor.ts'
import type { Token } from './token.ts'

/** The first word of the line; where the source ends, the end of the line above. */
export function firstWord(cursor: Cursor): Token {
  let distance = 0
  while (cursor.peek(distance).type === 'indent' || cursor.peek(distance).type === 'dedent') distance++
  const token = cursor.peek(distance)
  return token.type === 'end' ? cursor.peek(-1) : token
}
