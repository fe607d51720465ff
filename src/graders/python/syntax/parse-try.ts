import type { Cursor } from './cursor.ts'
import { firstWord } from './first-word.ts'
import type { ParseBlock } from './parse-block.ts'
import { parseElse } from './parse-conditional.ts'
import { parseExpression, parseValues } from './parse-expression.ts'
import type { Handler, Statement } from './tree.ts'

/** `try` with its `except`, `else` and `finally`. */
export function parseTry(cursor: Cursor, parseBlock: ParseBlock): Statement {
  const { start } = cursor.take()
  const body = parseBlock(cursor, '"try"')
  const handlers: Handler[] = []
  while (cursor.is('except')) {
    if (handlers.length > 0 && handlers.at(-1)?.type === undefined)
      throw cursor.fault('a bare "except" stands before another one', handlers.at(-1), 'Write it last.')
    handlers.push(parseHandler(cursor, parseBlock))
  }
  const orelse = handlers.length > 0 ? parseElse(cursor, parseBlock) : []
  const last = cursor.skip('finally') ? parseBlock(cursor, '"finally"') : undefined
  if (handlers.length === 0 && last === undefined)
    throw cursor.fault('a "try" has neither "except" nor "finally"', firstWord(cursor))
  return { kind: 'try', body, handlers, rest: [...orelse, ...(last ?? [])], start, end: cursor.previousEnd }
}

function parseHandler(cursor: Cursor, parseBlock: ParseBlock): Handler {
  const { start } = cursor.take()
  cursor.skip('*')
  if (cursor.is(':')) return { body: parseBlock(cursor, '"except"'), start, end: cursor.previousEnd }
  const isLater = cursor.dialect === 'later'
  const type = isLater ? parseValues(cursor) : parseExpression(cursor)
  if (cursor.is(','))
    throw cursor.fault(
      'several exceptions stand without brackets',
      { start: type.start, end: cursor.peek(1).end },
      'Write except (A, B):',
    )
  const name = cursor.skip('as') ? { name: cursor.name('the name behind "as"').text } : {}
  return { type, ...name, body: parseBlock(cursor, '"except …"'), start, end: cursor.previousEnd }
}
