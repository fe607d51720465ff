import type { Cursor } from './cursor.ts'
import type { Expression } from './tree.ts'

type ReadPrimary = (cursor: Cursor) => Expression

/** What `for` binds: names, attributes and items, with commas, stars and brackets. */
export function parseTarget(cursor: Cursor, parsePrimary: ReadPrimary): Expression {
  const { start } = cursor.token
  const first = parseOne(cursor, parsePrimary)
  if (!cursor.is(',')) return first
  const items = [first]
  while (cursor.skip(',') && !cursor.is('in', '=')) items.push(parseOne(cursor, parsePrimary))
  return { kind: 'tuple', items, start, end: cursor.previousEnd }
}

function parseOne(cursor: Cursor, parsePrimary: ReadPrimary): Expression {
  const { start } = cursor.token
  if (cursor.skip('*'))
    return { kind: 'starred', value: parseOne(cursor, parsePrimary), start, end: cursor.previousEnd }
  const target = parsePrimary(cursor)
  checkTarget(cursor, target, 'bound')
  return target
}

/** Throws `SyntaxFault` when nothing can be assigned to the expression; `verb` is "assigned to" or the like. */
export function checkTarget(cursor: Cursor, target: Expression, verb: string): void {
  if (target.kind === 'name' || target.kind === 'attribute' || target.kind === 'subscript') return
  if (target.kind === 'starred') return checkTarget(cursor, target.value, verb)
  if (target.kind === 'tuple' || target.kind === 'list') {
    for (const item of target.items) checkTarget(cursor, item, verb)
    return
  }
  throw cursor.fault(
    `${described(target)} cannot be ${verb}`,
    target,
    verb === 'assigned to' ? 'Write == to compare.' : undefined,
  )
}

function described(target: Expression): string {
  if (target.kind === 'call') return 'the value of a call'
  if (target.kind === 'constant') return `"${target.name}"`
  if (target.kind === 'number' || target.kind === 'string') return `a ${target.kind}`
  return 'this expression'
}
