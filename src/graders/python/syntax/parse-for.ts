import type { Cursor } from './cursor.ts'
import type { ParseBlock } from './parse-block.ts'
import { parseElse } from './parse-conditional.ts'
import { parsePrimary, parseValues } from './parse-expression.ts'
import { parseTarget } from './parse-target.ts'
import type { Statement } from './tree.ts'

/** `for`, with its `else`; an `async` before it is taken already. */
export function parseFor(cursor: Cursor, parseBlock: ParseBlock): Statement {
  const { start } = cursor.take()
  const target = parseTarget(cursor, parsePrimary)
  cursor.expect('in', 'behind the names of "for"')
  const iterable = parseValues(cursor)
  const body = parseBlock(cursor, '"for … in …"', { isLoop: true })
  return { kind: 'for', target, iterable, body, orelse: parseElse(cursor, parseBlock), start, end: cursor.previousEnd }
}
