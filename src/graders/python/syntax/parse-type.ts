import type { Cursor } from './cursor.ts'
import { parseExpression, parseStarred } from './parse-expression.ts'
import type { Expression, Statement } from './tree.ts'

/** `type Name[Parameters] = …`, from Python 3.12 on. */
export function parseTypeAlias(cursor: Cursor): Statement {
  const { start } = cursor.take()
  const { text, ...place } = cursor.name('the name of a type')
  parseTypeParameters(cursor)
  cursor.expect('=', 'behind the name of a type')
  const targets: Expression[] = [{ kind: 'name', name: text, start: place.start, end: place.end }]
  return { kind: 'assign', targets, value: parseExpression(cursor), expressions: [], start, end: cursor.previousEnd }
}

/** `[T: bound = default, *Ts, **P]` behind the name of a class or function, from Python 3.12 on. */
export function parseTypeParameters(cursor: Cursor): void {
  if (cursor.dialect !== 'later' || !cursor.skip('[')) return
  do {
    if (cursor.is(']')) break
    if (!cursor.skip('**')) cursor.skip('*')
    cursor.name('the name of a type')
    if (cursor.skip(':')) parseExpression(cursor)
    if (cursor.skip('=')) parseStarred(cursor)
  } while (cursor.skip(','))
  cursor.expect(']', 'behind the types')
}
