import type { Cursor } from './cursor.ts'
import { parseExpression, parseValues } from './parse-expression.ts'
import { parseImport, parseImportFrom } from './parse-import.ts'
import { checkTarget } from './parse-target.ts'
import { parseTypeAlias } from './parse-type.ts'
import { startsValue } from './starts-value.ts'
import type { Expression, Statement } from './tree.ts'
import { unexpected } from './unexpected.ts'

/** The simple statements of one line, with `;` between them, and the end of the line. */
export function parseSimpleLine(cursor: Cursor): Statement[] {
  const statements: Statement[] = []
  do {
    if (statements.length > 0 && endsLine(cursor)) break
    statements.push(parseSimple(cursor))
  } while (cursor.skip(';'))
  if (!endsLine(cursor)) throw unexpected(cursor)
  if (cursor.token.type === 'newline') cursor.take()
  return statements
}

function endsLine(cursor: Cursor): boolean {
  return cursor.token.type === 'newline' || cursor.token.type === 'end'
}

function parseSimple(cursor: Cursor): Statement {
  const { start, text, type } = cursor.token
  const simple = (expressions: readonly Expression[]): Statement => ({
    kind: 'simple',
    word: text,
    expressions,
    start,
    end: cursor.previousEnd,
  })
  if (type !== 'name') return parseExpressionStatement(cursor)
  switch (text) {
    case 'pass':
      cursor.take()
      return simple([])
    case 'break':
    case 'continue':
      if (!cursor.surroundings.isLoop) throw cursor.fault(`"${text}" stands outside of a loop`)
      cursor.take()
      return simple([])
    case 'return': {
      const { function: around } = cursor.surroundings
      if (around !== 'plain' && around !== 'async') throw cursor.fault('"return" stands outside of a function')
      cursor.take()
      if (!startsValue(cursor)) return { kind: 'return', start, end: cursor.previousEnd }
      return { kind: 'return', value: parseValues(cursor), start, end: cursor.previousEnd }
    }
    case 'import':
      return parseImport(cursor)
    case 'from':
      return parseImportFrom(cursor)
    case 'global':
    case 'nonlocal':
      cursor.take()
      do cursor.name('a name')
      while (cursor.skip(','))
      return simple([])
    case 'raise':
      cursor.take()
      return simple(startsValue(cursor) ? parseWithSecond(cursor, 'from') : [])
    case 'assert':
      cursor.take()
      return simple(parseWithSecond(cursor, ','))
    case 'del':
      return simple([parseDeleted(cursor)])
    default:
      return parseExpressionStatement(cursor)
  }
}

function parseWithSecond(cursor: Cursor, separator: string): Expression[] {
  const first = parseExpression(cursor)
  return cursor.skip(separator) ? [first, parseExpression(cursor)] : [first]
}

function parseDeleted(cursor: Cursor): Expression {
  cursor.take()
  const target = parseValues(cursor)
  checkTarget(cursor, target, 'deleted')
  return target
}

const augmented = new Set(['+=', '-=', '*=', '/=', '//=', '%=', '@=', '**=', '<<=', '>>=', '&=', '|=', '^='])

function parseExpressionStatement(cursor: Cursor): Statement {
  const { start, text } = cursor.token
  if (cursor.dialect === 'later' && text === 'type' && cursor.peek(1).type === 'name') return parseTypeAlias(cursor)
  if (
    text === 'print' &&
    ['string', 'name', 'number'].includes(cursor.peek(1).type) &&
    !isInfixWord(cursor.peek(1).text)
  )
    throw cursor.fault('"print" is called without brackets', { start, end: cursor.peek(1).end }, 'Write print(…).')
  if (cursor.isName() && cursor.peek(1).text === ':=')
    throw cursor.fault('":=" stands outside of brackets', cursor.peek(1), 'Write = to bind a name.')
  const first = parseValues(cursor)
  if (cursor.is(':')) return parseAnnotated(cursor, first)
  if (augmented.has(cursor.token.text)) {
    const isSingle = first.kind === 'name' || first.kind === 'attribute' || first.kind === 'subscript'
    if (!isSingle) throw cursor.fault(`"${cursor.token.text}" stands behind something that is no single name`, first)
    cursor.take()
    const value = parseValues(cursor)
    return { kind: 'assign', targets: [first], value, expressions: [first], start, end: cursor.previousEnd }
  }
  const values = [first]
  while (cursor.is('=')) {
    checkTarget(cursor, values.at(-1) ?? first, 'assigned to')
    cursor.take()
    values.push(parseValues(cursor))
  }
  const value = values.at(-1)
  const end = cursor.previousEnd
  if (values.length === 1 || value === undefined) return { kind: 'simple', word: '', expressions: values, start, end }
  return { kind: 'assign', targets: values.slice(0, -1), value, expressions: [], start, end }
}

function isInfixWord(text: string): boolean {
  return ['and', 'or', 'in', 'is', 'not', 'if', 'else', 'for'].includes(text)
}

function parseAnnotated(cursor: Cursor, target: Expression): Statement {
  if (target.kind !== 'name' && target.kind !== 'attribute' && target.kind !== 'subscript') throw unexpected(cursor)
  cursor.take()
  const expressions = [parseExpression(cursor)]
  const value = cursor.skip('=') ? { value: parseValues(cursor) } : {}
  return { kind: 'assign', targets: [target], ...value, expressions, start: target.start, end: cursor.previousEnd }
}
