import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { parseParameters } from './parse-parameters.ts'
import type { Expression } from './tree.ts'

/** `lambda`, with its parameters and its one value. */
export function parseLambda(cursor: Cursor, { parseExpression }: Grammar): Expression {
  const { start } = cursor.take()
  const parameters = parseParameters(cursor, { close: ':', parseExpression })
  cursor.expect(':', 'behind the parameters of "lambda"')
  const body = cursor.within({ function: 'lambda', isLoop: false }, () => parseExpression(cursor))
  return { kind: 'lambda', parameters, body, start, end: cursor.previousEnd }
}
