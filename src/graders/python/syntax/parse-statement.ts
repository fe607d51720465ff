import type { Cursor, Surroundings } from './cursor.ts'
import { parseArguments } from './parse-arguments.ts'
import { grammar, parseExpression, parseNamed, parsePrimary, parseValues } from './parse-expression.ts'
import { parseParameters } from './parse-parameters.ts'
import { type Pattern, parsePattern } from './parse-pattern.ts'
import { parseSimpleLine, parseTypeParameters } from './parse-simple.ts'
import { checkTarget, parseTarget } from './parse-target.ts'
import type { Token } from './token.ts'
import type { Block, Expression, Handler, Statement } from './tree.ts'

/** All statements up to the end of the source. */
export function parseModule(cursor: Cursor): Block {
  const statements: Statement[] = []
  while (cursor.token.type !== 'end') statements.push(...parseStatement(cursor))
  return statements
}

function parseStatement(cursor: Cursor): Statement[] {
  const { type, text } = cursor.token
  if (type === 'indent')
    throw cursor.fault(
      'the line is indented, and nothing above it opens a block',
      lineOf(cursor),
      'Remove the indentation.',
    )
  if (cursor.is('@')) return [cursor.nested(() => parseDecorated(cursor))]
  if (type !== 'name') return parseSimpleLine(cursor)
  if (compound.has(text)) return [cursor.nested(() => parseCompound(cursor))]
  if (text === 'match') {
    const found = cursor.nested(() => parseMatch(cursor))
    if (found !== undefined) return [found]
  }
  if (text === 'else' || text === 'elif' || text === 'except' || text === 'finally')
    throw cursor.fault(
      `"${text}" belongs to no block above it`,
      cursor.token,
      'Is its line indented like the line it belongs to?',
    )
  return parseSimpleLine(cursor)
}

const compound = new Set(['if', 'while', 'for', 'try', 'with', 'def', 'class', 'async'])

function parseCompound(cursor: Cursor): Statement {
  const { text } = cursor.token
  if (text === 'def') return parseFunction(cursor, [])
  if (text === 'class') return parseClass(cursor, [])
  if (text === 'for') return parseFor(cursor)
  if (text === 'try') return parseTry(cursor)
  if (text === 'with') return parseWith(cursor)
  if (text === 'async') return parseAsync(cursor, [])
  return parseConditional(cursor)
}

function parseDecorated(cursor: Cursor): Statement {
  const decorators: Expression[] = []
  while (cursor.skip('@')) {
    decorators.push(parseNamed(cursor))
    if (cursor.token.type !== 'newline') throw cursor.fault('a decorator does not end with its line')
    cursor.take()
  }
  if (cursor.is('def')) return parseFunction(cursor, decorators)
  if (cursor.is('class')) return parseClass(cursor, decorators)
  if (cursor.is('async') && cursor.peek(1).text === 'def') return parseAsync(cursor, decorators)
  throw cursor.fault('a decorator stands before neither a function nor a class')
}

function parseAsync(cursor: Cursor, decorators: readonly Expression[]): Statement {
  const next = cursor.peek(1).text
  if (next !== 'def' && next !== 'for' && next !== 'with')
    throw cursor.fault('"async" stands before neither def, for nor with')
  if (next !== 'def' && cursor.surroundings.function !== 'async')
    throw cursor.fault(`"async ${next}" stands outside of an async function`)
  cursor.take()
  if (next === 'def') return parseFunction(cursor, decorators, { isAsync: true })
  return next === 'for' ? parseFor(cursor) : parseWith(cursor)
}

function parseFunction(cursor: Cursor, decorators: readonly Expression[], { isAsync = false } = {}): Statement {
  const { start } = cursor.take()
  const name = cursor.name('the name of a function')
  parseTypeParameters(cursor)
  cursor.expect('(', `behind the name "${name.text}"`)
  const parameters = parseParameters(cursor, { close: ')', parseExpression })
  cursor.expect(')', 'behind the parameters')
  const result = cursor.skip('->') ? [parseExpression(cursor)] : []
  const surroundings: Surroundings = { function: isAsync ? 'async' : 'plain', isLoop: false }
  const body = parseBlock(cursor, 'the head of a function', surroundings)
  const expressions = [...decorators, ...result]
  return { kind: 'function', name, isAsync, parameters, expressions, body, start, end: cursor.previousEnd }
}

function parseClass(cursor: Cursor, decorators: readonly Expression[]): Statement {
  const { start } = cursor.take()
  const name = cursor.name('the name of a class')
  parseTypeParameters(cursor)
  const bases = cursor.is('(') ? parseArguments(cursor, grammar) : []
  const body = parseBlock(cursor, 'the head of a class', { function: 'none', isLoop: false })
  const expressions = [...decorators, ...bases.map(({ value }) => value)]
  return { kind: 'class', name, expressions, body, start, end: cursor.previousEnd }
}

function parseConditional(cursor: Cursor): Statement {
  const { start } = cursor.token
  const word = cursor.take().text
  const expressions: Expression[] = []
  const blocks: Block[] = []
  const isLoop = word === 'while' ? { isLoop: true } : {}
  expressions.push(parseHead(cursor))
  blocks.push(parseBlock(cursor, `"${word} …"`, isLoop))
  if (word === 'if')
    while (cursor.skip('elif')) {
      expressions.push(parseHead(cursor))
      blocks.push(parseBlock(cursor, '"elif …"'))
    }
  blocks.push(parseElse(cursor))
  return { kind: 'blocks', expressions, targets: [], blocks, start, end: cursor.previousEnd }
}

function parseHead(cursor: Cursor): Expression {
  const condition = parseNamed(cursor)
  if (cursor.is('=')) throw cursor.fault('"=" stands in a condition', cursor.token, 'Write == to compare.')
  return condition
}

function parseElse(cursor: Cursor): Block {
  return cursor.skip('else') ? parseBlock(cursor, '"else"') : []
}

function parseFor(cursor: Cursor): Statement {
  const { start } = cursor.take()
  const target = parseTarget(cursor, parsePrimary)
  cursor.expect('in', 'behind the names of "for"')
  const iterable = parseValues(cursor)
  const body = parseBlock(cursor, '"for … in …"', { isLoop: true })
  return { kind: 'for', target, iterable, body, orelse: parseElse(cursor), start, end: cursor.previousEnd }
}

function parseWith(cursor: Cursor): Statement {
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

function parseTry(cursor: Cursor): Statement {
  const { start } = cursor.take()
  const body = parseBlock(cursor, '"try"')
  const handlers: Handler[] = []
  while (cursor.is('except')) {
    if (handlers.length > 0 && handlers.at(-1)?.type === undefined)
      throw cursor.fault('a bare "except" stands before another one', handlers.at(-1), 'Write it last.')
    handlers.push(parseHandler(cursor))
  }
  const orelse = handlers.length > 0 ? parseElse(cursor) : []
  const last = cursor.skip('finally') ? parseBlock(cursor, '"finally"') : undefined
  if (handlers.length === 0 && last === undefined)
    throw cursor.fault('a "try" has neither "except" nor "finally"', lineOf(cursor))
  return { kind: 'try', body, handlers, rest: [...orelse, ...(last ?? [])], start, end: cursor.previousEnd }
}

/** The first word of the line; where the source ends, the end of the line above. */
function lineOf(cursor: Cursor): Token {
  let distance = 0
  while (cursor.peek(distance).type === 'indent' || cursor.peek(distance).type === 'dedent') distance++
  const token = cursor.peek(distance)
  return token.type === 'end' ? cursor.peek(-1) : token
}

function parseHandler(cursor: Cursor): Handler {
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

/** `match` is a name wherever it opens no block of cases. */
function parseMatch(cursor: Cursor): Statement | undefined {
  const { start } = cursor.token
  const subject = cursor.attempt(() => {
    cursor.take()
    const value = parseValues(cursor)
    cursor.expect(':', 'behind the value of "match"')
    const isBlock = cursor.skipType('newline') && cursor.skipType('indent') && cursor.is('case')
    if (!isBlock) throw cursor.fault('"match" has no "case"')
    return value
  })
  if (subject === undefined) return undefined
  const expressions = [subject]
  const targets: Expression[] = []
  const blocks: Block[] = []
  while (!cursor.skipType('dedent')) {
    cursor.expect('case', 'in the block of "match"')
    const pattern: Pattern = parsePattern(cursor)
    targets.push(...pattern.targets)
    expressions.push(...pattern.values)
    if (cursor.skip('if')) expressions.push(parseNamed(cursor))
    blocks.push(parseBlock(cursor, '"case …"'))
  }
  return { kind: 'blocks', expressions, targets, blocks, start, end: cursor.previousEnd }
}

/** A colon, then statements on the same line or an indented block; `head` is what the colon ends. */
function parseBlock(cursor: Cursor, head: string, surroundings: Partial<Surroundings> = {}): Block {
  if (!cursor.is(':')) throw noColon(cursor, head)
  cursor.take()
  return cursor.within(surroundings, () => {
    if (!cursor.skipType('newline')) return parseSimpleLine(cursor)
    if (!cursor.skipType('indent'))
      throw cursor.fault(`no indented line follows ${head}`, lineOf(cursor), 'Indent the lines that belong to it.')
    const statements: Statement[] = []
    while (!cursor.skipType('dedent')) statements.push(...parseStatement(cursor))
    return statements
  })
}

function noColon(cursor: Cursor, head: string): Error {
  const { type, text } = cursor.token
  const here = { start: cursor.previousEnd, end: cursor.previousEnd + 1 }
  if (type === 'newline' || type === 'end')
    return cursor.fault(`a colon is missing behind ${head}`, here, 'Write ":" at the end of the line.')
  return cursor.fault(`"${text}" stands where the colon behind ${head} should stand`)
}
