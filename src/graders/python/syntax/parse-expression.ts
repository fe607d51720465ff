import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { parseArguments } from './parse-arguments.ts'
import { parseBraces, parseGroup, parseList } from './parse-brackets.ts'
import { parseSubscript } from './parse-subscript.ts'
import { parseParameters } from './parse-parameters.ts'
import { parseStrings } from './parse-strings.ts'
import { tokenize } from './tokenize.ts'
import { noValue, unexpected } from './unexpected.ts'
import type { Expression } from './tree.ts'

/** One value, without commas; `lambda` and `a if b else c` included. */
export function parseExpression(cursor: Cursor): Expression {
  const { start } = cursor.token
  if (cursor.is('lambda')) return cursor.nested(() => parseLambda(cursor))
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
  if (cursor.is('yield')) return parseYield(cursor)
  const { start } = cursor.token
  const first = parseStarred(cursor)
  if (!cursor.is(',')) return first
  const items = [first]
  while (cursor.skip(',') && startsValue(cursor)) items.push(parseStarred(cursor))
  return { kind: 'tuple', items, start, end: cursor.previousEnd }
}

/** Whether the token can be the first one of a value. */
export function startsValue(cursor: Cursor): boolean {
  const { type, text } = cursor.token
  if (type === 'name') return cursor.isName() || valueWords.has(text)
  return type === 'number' || type === 'string' || (type === 'sign' && valueSigns.has(text))
}

const valueWords = new Set(['None', 'True', 'False', 'lambda', 'not', 'await', 'yield'])
const valueSigns = new Set(['(', '[', '{', '-', '+', '~', '*', '...'])
const infixSigns = new Set([
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '@',
  '**',
  '<<',
  '>>',
  '&',
  '|',
  '^',
  '<',
  '>',
  '<=',
  '>=',
  '==',
  '!=',
])

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

function takeInfix(cursor: Cursor): string | undefined {
  const { type, text } = cursor.token
  if (type === 'sign') return infixSigns.has(text) ? cursor.take().text : undefined
  if (type !== 'name') return undefined
  if (text === 'and' || text === 'or' || text === 'in') return cursor.take().text
  if (text === 'is') {
    cursor.take()
    return cursor.skip('not') ? 'is not' : 'is'
  }
  if (text !== 'not' || cursor.peek(1).text !== 'in') return undefined
  cursor.take()
  cursor.take()
  return 'not in'
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
  let value = parseAtom(cursor)
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

function parseAtom(cursor: Cursor): Expression {
  const { token } = cursor
  const { start, end, text } = token
  if (token.type === 'number') return { kind: 'number', text: cursor.take().text, start, end }
  if (token.type === 'string') return parseStrings(cursor, readValue)
  if (cursor.isName()) return { kind: 'name', name: cursor.take().text, start, end }
  if (cursor.is('None', 'True', 'False', '...')) {
    cursor.take()
    return { kind: 'constant', name: text as 'None', start, end } // one of the four that were asked for
  }
  if (cursor.is('(')) return cursor.nested(() => parseGroup(cursor, grammar))
  if (cursor.is('[')) return cursor.nested(() => parseList(cursor, grammar))
  if (cursor.is('{')) return cursor.nested(() => parseBraces(cursor, grammar))
  throw noValue(cursor)
}

/** A string's value in braces is a small source of its own. */
function readValue(cursor: Cursor, start: number, end: number): Expression {
  const { source, dialect } = cursor
  const value = cursor.fork(tokenize({ source, start, end, isNested: true, dialect }))
  const expression = cursor.nested(() => parseValues(value))
  if (value.token.type !== 'end') throw unexpected(value)
  return expression
}

function parseLambda(cursor: Cursor): Expression {
  const { start } = cursor.take()
  const parameters = parseParameters(cursor, { close: ':', parseExpression })
  cursor.expect(':', 'behind the parameters of "lambda"')
  const body = cursor.within({ function: 'lambda', isLoop: false }, () => parseExpression(cursor))
  return { kind: 'lambda', parameters, body, start, end: cursor.previousEnd }
}

function parseYield(cursor: Cursor): Expression {
  if (cursor.surroundings.function === 'none') throw cursor.fault('"yield" stands outside of a function')
  const { start } = cursor.take()
  if (cursor.skip('from')) {
    const value = parseExpression(cursor)
    return { kind: 'yield', value, start, end: cursor.previousEnd }
  }
  if (!startsValue(cursor)) return { kind: 'yield', start, end: cursor.previousEnd }
  return { kind: 'yield', value: parseValues(cursor), start, end: cursor.previousEnd }
}

/** The grammar of expressions, for the files that hold parts of it. */
export const grammar: Grammar = { parseExpression, parseNamed, parseStarred, parseValues, parseOperation, parsePrimary }
