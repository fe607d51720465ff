import type { Cursor } from './cursor.ts'
import { parseOperation, parsePrimary } from './parse-expression.ts'
import type { Expression } from './tree.ts'

/** The names that a pattern binds, and the values that it compares with. */
export interface Pattern {
  readonly targets: Expression[]
  readonly values: Expression[]
}

/** What stands behind `case`, up to its `if` or colon. */
export function parsePattern(cursor: Cursor): Pattern {
  const pattern: Pattern = { targets: [], values: [] }
  do {
    if (cursor.is(':', 'if')) break
    readStarred(cursor, pattern)
  } while (cursor.skip(','))
  return pattern
}

function readStarred(cursor: Cursor, pattern: Pattern): void {
  if (cursor.skip('*')) bind(cursor, pattern)
  else readAs(cursor, pattern)
}

function readAs(cursor: Cursor, pattern: Pattern): void {
  do cursor.nested(() => readClosed(cursor, pattern))
  while (cursor.skip('|'))
  if (cursor.skip('as')) bind(cursor, pattern)
}

function bind(cursor: Cursor, { targets }: Pattern): void {
  const { start, end, text } = cursor.name('a name in the pattern')
  targets.push({ kind: 'name', name: text, start, end })
}

function readClosed(cursor: Cursor, pattern: Pattern): void {
  const { type } = cursor.token
  if (cursor.is('(', '[')) {
    const close = cursor.take().text === '(' ? ')' : ']'
    readItems(cursor, close, () => readStarred(cursor, pattern))
  } else if (cursor.skip('{')) readItems(cursor, '}', () => readEntry(cursor, pattern))
  else if (cursor.isName()) readNamed(cursor, pattern)
  else if (type === 'number' || type === 'string' || cursor.is('-', 'None', 'True', 'False'))
    pattern.values.push(readLiteral(cursor))
  else throw cursor.fault('a pattern is missing or is none that "case" knows')
}

/** Numbers with their signs; a `|` between them belongs to the pattern. */
function readLiteral(cursor: Cursor): Expression {
  const { start } = cursor.token
  const signs: string[] = []
  if (cursor.is('-')) signs.push(cursor.take().text)
  const operands = [parsePrimary(cursor)]
  if (cursor.is('+', '-')) {
    signs.push(cursor.take().text)
    operands.push(parsePrimary(cursor))
  }
  return { kind: 'operation', signs, operands, start, end: cursor.previousEnd }
}

function readNamed(cursor: Cursor, pattern: Pattern): void {
  const { start, text } = cursor.take()
  let value: Expression = { kind: 'name', name: text, start, end: cursor.previousEnd }
  while (cursor.skip('.')) {
    const { text: name } = cursor.name('a name behind the dot')
    value = { kind: 'attribute', object: value, name, start, end: cursor.previousEnd }
  }
  if (cursor.skip('(')) {
    pattern.values.push(value)
    readItems(cursor, ')', () => {
      if (cursor.isName() && cursor.peek(1).text === '=') cursor.at += 2
      readAs(cursor, pattern)
    })
  } else (value.kind === 'name' ? pattern.targets : pattern.values).push(value)
}

function readEntry(cursor: Cursor, pattern: Pattern): void {
  if (cursor.skip('**')) return bind(cursor, pattern)
  pattern.values.push(parseOperation(cursor))
  cursor.expect(':', 'behind a key of the pattern')
  readAs(cursor, pattern)
}

function readItems(cursor: Cursor, close: string, read: () => void): void {
  while (!cursor.is(close)) {
    read()
    if (!cursor.skip(',')) break
  }
  cursor.expect(close, 'at the end of the pattern')
}
