import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { parseArguments } from './parse-arguments.ts'
import { parseAtom } from './parse-atom.ts'
import { parseLambda } from './parse-lambda.ts'
import { parseSubscript } from './parse-subscript.ts'
import { parseYield } from './parse-yield.ts'
import { startsValue } from './starts-value.ts'
import { takeInfix } from './take-infix.ts'
import type { Expression } from './tree.ts'

/** One value, without commas; `lambda` and `a if b else c` included. */
export function parseExpression(cursor: Cursor): Expression {
  const { start } = cursor.token
  if (cursor.is('lambda')) return cursor.nested(() => parseLambda(cursor, grammar))
  const operands = [parseOperation(cursor)]
  while (cursor.is('if')) {
    cursor.take()
    operands.push(parseOperation(cursor))
    if (!cursor.is('else'))
      throw cursor.fault(
        'an "if" within a value has no "else"',
        { start, end: cursor.previousEnd },
        'Write a if b else c.',
      )
    cursor.take()
    if (cursor.is('lambda')) {
      operands.push(parseExpression(cursor))
      break
    }
    operands.push(parseOperation(cursor))
  }
  const [only] = operands
  if (operands.length === 1 && only !== undefined) return only
  return { kind: 'conditional', operands, start, end: cursor.previousEnd }
}

/** One value, or `name := value`. */
export function parseNamed(cursor: Cursor): Expression {
  if (!cursor.isName() || cursor.peek(1).text !== ':=') return parseExpression(cursor)
  const { start, end, text } = cursor.take()
  cursor.take()
  const value = parseExpression(cursor)
  return { kind: 'walrus', target: { kind: 'name', name: text, start, end }, value, start, end: cursor.previousEnd }
}

/** One value or `*values`. */
export function parseStarred(cursor: Cursor): Expression {
  const { start } = cursor.token
  if (!cursor.skip('*')) return parseNamed(cursor)
  const value = parseOperation(cursor)
  return { kind: 'starred', value, start, end: cursor.previousEnd }
}

/** Values with commas between them: a tuple without brackets, or the one value. */
export function parseValues(cursor: Cursor): Expression {
  if (cursor.is('yield')) return parseYield(cursor, grammar)
  const { start } = cursor.token
  const first = parseStarred(cursor)
  if (!cursor.is(',')) return first
  const items = [first]
  while (cursor.skip(',') && startsValue(cursor)) items.push(parseStarred(cursor))
  return { kind: 'tuple', items, start, end: cursor.previousEnd }
}

/** Operands and what stands between them; their ranks do not matter to any check. */
export function parseOperation(cursor: Cursor): Expression {
  const { start } = cursor.token
  const operands: Expression[] = []
  const signs: string[] = []
  let mayNegate = true
  for (;;) {
    if (mayNegate) while (cursor.is('not')) signs.push(cursor.take().text)
    while (cursor.is('-', '+', '~')) signs.push(cursor.take().text)
    operands.push(parsePower(cursor))
    const sign = takeInfix(cursor)
    if (sign === undefined) break
    mayNegate = sign === 'and' || sign === 'or'
    signs.push(sign)
  }
  const [only] = operands
  if (signs.length === 0 && only !== undefined) return only
  return { kind: 'operation', signs, operands, start, end: cursor.previousEnd }
}

function parsePower(cursor: Cursor): Expression {
  const { start } = cursor.token
  if (!cursor.is('await')) return parsePrimary(cursor)
  checkAwait(cursor)
  cursor.take()
  return { kind: 'await', value: parsePrimary(cursor), start, end: cursor.previousEnd }
}

/** Inside of brackets it may belong to an asynchronous generator, which may stand anywhere. */
function checkAwait(cursor: Cursor): void {
  const before = cursor.peek(-1)
  const isPlainPlace = before.type !== 'sign' || before.text === '='
  const { function: around } = cursor.surroundings
  if (!isPlainPlace || around === 'async' || around === 'lambda' || ['if', 'in', 'not', 'else'].includes(before.text))
    return
  throw cursor.fault(`"await" stands outside of ${around === 'none' ? 'a' : 'an async'} function`)
}

/** A value and what follows it directly: calls, indexes, attributes. */
export function parsePrimary(cursor: Cursor): Expression {
  const { start } = cursor.token
  let value = parseAtom(cursor, grammar)
  for (;;) {
    if (cursor.skip('.')) {
      const { text } = cursor.name('a name behind the dot')
      value = { kind: 'attribute', object: value, name: text, start, end: cursor.previousEnd }
    } else if (cursor.is('(')) {
      const callee = value
      const found = cursor.nested(() => parseArguments(cursor, grammar))
      value = { kind: 'call', callee, arguments: found, start, end: cursor.previousEnd }
    } else if (cursor.is('[')) {
      const object = value
      const index = cursor.nested(() => parseSubscript(cursor, grammar))
      value = { kind: 'subscript', object, index, start, end: cursor.previousEnd }
    } else return value
  }
}

/** The grammar of expressions, for the files that hold parts of it. */
export const grammar: Grammar = { parseExpression, parseNamed, parseStarred, parseValues, parseOperation, parsePrimary }
