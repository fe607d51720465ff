import type { Cursor, Surroundings } from './cursor.ts'
import { firstWord } from './first-word.ts'
import { parseConditional } from './parse-conditional.ts'
import { parseClass, parseDecorators, parseFunction } from './parse-definition.ts'
import { parseFor } from './parse-for.ts'
import { parseMatch } from './parse-match.ts'
import { parseSimpleLine } from './parse-simple.ts'
import { parseTry } from './parse-try.ts'
import { parseWith } from './parse-with.ts'
import type { Block, Expression, Statement } from './tree.ts'

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
      firstWord(cursor),
      'Remove the indentation.',
    )
  if (cursor.is('@')) return [cursor.nested(() => parseDecorated(cursor))]
  if (type !== 'name') return parseSimpleLine(cursor)
  if (compound.has(text)) return [cursor.nested(() => parseCompound(cursor))]
  if (text === 'match') {
    const found = cursor.nested(() => parseMatch(cursor, parseBlock))
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
  if (text === 'def') return parseFunction(cursor, { parseBlock })
  if (text === 'class') return parseClass(cursor, { parseBlock })
  if (text === 'for') return parseFor(cursor, parseBlock)
  if (text === 'try') return parseTry(cursor, parseBlock)
  if (text === 'with') return parseWith(cursor, parseBlock)
  if (text === 'async') return parseAsync(cursor)
  return parseConditional(cursor, parseBlock)
}

function parseDecorated(cursor: Cursor): Statement {
  const decorators = parseDecorators(cursor)
  if (cursor.is('def')) return parseFunction(cursor, { decorators, parseBlock })
  if (cursor.is('class')) return parseClass(cursor, { decorators, parseBlock })
  if (cursor.is('async') && cursor.peek(1).text === 'def') return parseAsync(cursor, decorators)
  throw cursor.fault('a decorator stands before neither a function nor a class')
}

function parseAsync(cursor: Cursor, decorators: readonly Expression[] = []): Statement {
  const next = cursor.peek(1).text
  if (next !== 'def' && next !== 'for' && next !== 'with')
    throw cursor.fault('"async" stands before neither def, for nor with')
  if (next !== 'def' && cursor.surroundings.function !== 'async')
    throw cursor.fault(`"async ${next}" stands outside of an async function`)
  cursor.take()
  if (next === 'def') return parseFunction(cursor, { decorators, isAsync: true, parseBlock })
  return next === 'for' ? parseFor(cursor, parseBlock) : parseWith(cursor, parseBlock)
}

/** A colon, then statements on the same line or an indented block; `head` is what the colon ends. */
function parseBlock(cursor: Cursor, head: string, surroundings: Partial<Surroundings> = {}): Block {
  if (!cursor.is(':')) throw noColon(cursor, head)
  cursor.take()
  return cursor.within(surroundings, () => {
    if (!cursor.skipType('newline')) return parseSimpleLine(cursor)
    if (!cursor.skipType('indent'))
      throw cursor.fault(`no indented line follows ${head}`, firstWord(cursor), 'Indent the lines that belong to it.')
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
