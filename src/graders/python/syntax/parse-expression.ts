import type { Cursor } from './cursor.ts'
import { parseArguments } from './parse-arguments.ts'
import { parseParameters } from './parse-parameters.ts'
import { parseStrings } from './parse-strings.ts'
import { parseTarget } from './parse-target.ts'
import { tokenize } from './tokenize.ts'
import type { Clause, Expression } from './tree.ts'

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
    while (mayNegate && cursor.is('not')) signs.push(cursor.take().text)
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
      const found = cursor.nested(() => parseArguments(cursor, { parseExpression, parseNamed, parseClauses }))
      value = { kind: 'call', callee, arguments: found, start, end: cursor.previousEnd }
    } else if (cursor.is('[')) {
      const object = value
      const index = cursor.nested(() => parseIndex(cursor))
      value = { kind: 'subscript', object, index, start, end: cursor.previousEnd }
    } else return value
  }
}

function parseIndex(cursor: Cursor): Expression[] {
  cursor.take()
  const items: Expression[] = []
  do {
    if (cursor.is(']') && items.length > 0) break
    items.push(parseSlice(cursor))
  } while (cursor.skip(','))
  closeWith(cursor, ']')
  return items
}

function parseSlice(cursor: Cursor): Expression {
  const { start } = cursor.token
  if (cursor.is('*')) return parseStarred(cursor)
  const parts: Expression[] = []
  if (!cursor.is(':')) {
    const value = parseNamed(cursor)
    if (!cursor.is(':')) return value
    parts.push(value)
  }
  for (let colons = 0; colons < 2 && cursor.skip(':'); colons++)
    if (!cursor.is(':', ']', ',')) parts.push(parseExpression(cursor))
  return { kind: 'slice', parts, start, end: cursor.previousEnd }
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
  if (cursor.is('(')) return cursor.nested(() => parseGroup(cursor))
  if (cursor.is('[')) return cursor.nested(() => parseList(cursor))
  if (cursor.is('{')) return cursor.nested(() => parseBraces(cursor))
  throw noValue(cursor)
}

function noValue(cursor: Cursor): Error {
  const { type, text } = cursor.token
  const isEnd = type === 'newline' || type === 'end' || type === 'indent' || type === 'dedent'
  if (isEnd) return cursor.fault('the line ends where a value should stand')
  const hint = { '&': 'Python writes "and".', '|': 'Python writes "or".', '!': 'Python writes "not".' }[text[0] ?? '']
  return cursor.fault(`"${text}" stands where a value should stand`, cursor.token, hint)
}

/** A string's value in braces is a small source of its own. */
function readValue(cursor: Cursor, start: number, end: number): Expression {
  const { source, dialect } = cursor
  const value = cursor.fork(tokenize({ source, start, end, isNested: true, dialect }))
  const expression = cursor.nested(() => parseValues(value))
  if (value.token.type !== 'end') throw unexpected(value)
  return expression
}

/** The token can go on with nothing that stands before it. */
export function unexpected(cursor: Cursor): Error {
  const { token } = cursor
  if (token.type === 'newline' || token.type === 'end') return cursor.fault('the line ends too early')
  if (token.text === '=') return cursor.fault('"=" stands where only a value can stand', token, 'Write == to compare.')
  return cursor.fault(
    `"${token.text}" does not fit behind what stands before it`,
    token,
    'Is there a sign or a comma missing?',
  )
}

function parseGroup(cursor: Cursor): Expression {
  const { start } = cursor.take()
  if (cursor.skip(')')) return { kind: 'tuple', items: [], start, end: cursor.previousEnd }
  const value = parseValues(cursor)
  const isBareTuple = value.kind === 'tuple' && cursor.source[value.start] !== '('
  const clauses = isBareTuple ? [] : parseClauses(cursor)
  closeWith(cursor, ')')
  const place = { start, end: cursor.previousEnd }
  if (clauses.length > 0) return { kind: 'comprehension', form: 'generator', elements: [value], clauses, ...place }
  // Brackets around one value change nothing; those around a tuple belong to it.
  return value.kind === 'tuple' && value.start !== start ? { ...value, ...place } : value
}

function parseList(cursor: Cursor): Expression {
  const { start } = cursor.take()
  const items = parseItems(cursor, ']', () => [parseStarred(cursor)])
  const clauses = items.length === 1 ? parseClauses(cursor) : []
  closeWith(cursor, ']')
  const place = { start, end: cursor.previousEnd }
  if (clauses.length > 0) return { kind: 'comprehension', form: 'list', elements: items, clauses, ...place }
  return { kind: 'list', items, ...place }
}

function parseBraces(cursor: Cursor): Expression {
  const { start } = cursor.take()
  let isDict = cursor.is('}', '**')
  const items = parseItems(cursor, '}', (count) => {
    if (isDict && cursor.skip('**')) return [parseOperation(cursor)]
    const key = parseStarred(cursor)
    if (count === 0 && cursor.is(':')) isDict = true
    if (!isDict) return [key]
    cursor.expect(':', 'behind a key of the dict')
    return [key, parseExpression(cursor)]
  })
  const clauses = items.length === (isDict ? 2 : 1) ? parseClauses(cursor) : []
  closeWith(cursor, '}')
  const form = isDict ? 'dict' : 'set'
  const place = { start, end: cursor.previousEnd }
  if (clauses.length > 0) return { kind: 'comprehension', form, elements: items, clauses, ...place }
  return { kind: form, items, ...place }
}

function parseItems(cursor: Cursor, close: string, read: (count: number) => Expression[]): Expression[] {
  const items: Expression[] = []
  while (!cursor.is(close)) {
    items.push(...read(items.length))
    if (!cursor.skip(',')) break
  }
  return items
}

function closeWith(cursor: Cursor, close: string): void {
  if (!cursor.skip(close)) throw unexpected(cursor)
}

/** The `for … in … if …` of a comprehension; none when there is no `for`. */
export function parseClauses(cursor: Cursor): Clause[] {
  const clauses: Clause[] = []
  while (cursor.is('for') || (cursor.is('async') && cursor.peek(1).text === 'for')) {
    cursor.skip('async')
    cursor.take()
    const target = parseTarget(cursor, parsePrimary)
    cursor.expect('in', 'behind the names of "for"')
    const iterable = parseOperation(cursor)
    const conditions: Expression[] = []
    while (cursor.skip('if')) conditions.push(parseCondition(cursor))
    clauses.push({ target, iterable, conditions })
  }
  return clauses
}

function parseCondition(cursor: Cursor): Expression {
  return cursor.isName() && cursor.peek(1).text === ':=' ? parseNamed(cursor) : parseOperation(cursor)
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
