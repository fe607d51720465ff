import type { Cursor } from './cursor.ts'
import type { ParseBlock } from './parse-block.ts'
import { parseExpression, parsePrimary } from './parse-expression.ts'
import { checkTarget } from './parse-target.ts'
import type { Expression, Statement } from './tree.ts'

/** `with`, its items in brackets or not; an `async` before it is taken already. */
export function parseWith(cursor: Cursor, parseBlock: ParseBlock): Statement {
  const { start } = cursor.take()
  const bracketed = cursor.attempt(() => parseBracketedItems(cursor))
  const items = bracketed ?? parseItems(cursor, ':')
  const body = parseBlock(cursor, '"with …"')
  const expressions = items.map(({ value }) => value)
  const targets = items.flatMap(({ target }) => (target === undefined ? [] : [target]))
  return { kind: 'blocks', expressions, targets, blocks: [body], start, end: cursor.previousEnd }
}

interface WithItem {
  readonly value: Expression
  readonly target?: Expression
}

function parseBracketedItems(cursor: Cursor): WithItem[] {
  cursor.expect('(', 'behind "with"')
  const items = parseItems(cursor, ')')
  cursor.expect(')', 'behind the items')
  if (!cursor.is(':')) throw cursor.fault('the bracket holds no items of "with"')
  return items
}

function parseItems(cursor: Cursor, close: string): WithItem[] {
  const items: WithItem[] = []
  do {
    if (items.length > 0 && cursor.is(close)) break
    const value = parseExpression(cursor)
    if (cursor.skip('as')) {
      const target = parsePrimary(cursor)
      checkTarget(cursor, target, 'bound')
      items.push({ value, target })
    } else items.push({ value })
  } while (cursor.skip(','))
  return items
}
