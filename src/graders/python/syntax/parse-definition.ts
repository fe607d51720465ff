import type { Cursor, Surroundings } from './cursor.ts'
import { parseArguments } from './parse-arguments.ts'
import type { ParseBlock } from './parse-block.ts'
import { grammar, parseExpression, parseNamed } from './parse-expression.ts'
import { parseParameters } from './parse-parameters.ts'
import { parseTypeParameters } from './parse-type.ts'
import type { Expression, Statement } from './tree.ts'

/** What stood before the definition, and how the block behind its head is read. */
export interface Definition {
  readonly decorators?: readonly Expression[]
  readonly isAsync?: boolean
  readonly parseBlock: ParseBlock
}

/** The lines with `@` above a function or class. */
export function parseDecorators(cursor: Cursor): Expression[] {
  const decorators: Expression[] = []
  while (cursor.skip('@')) {
    decorators.push(parseNamed(cursor))
    if (cursor.token.type !== 'newline') throw cursor.fault('a decorator does not end with its line')
    cursor.take()
  }
  return decorators
}

/** `def`; an `async` before it is taken already. */
export function parseFunction(cursor: Cursor, { decorators = [], isAsync = false, parseBlock }: Definition): Statement {
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

/** `class`, with its bases. */
export function parseClass(cursor: Cursor, { decorators = [], parseBlock }: Definition): Statement {
  const { start } = cursor.take()
  const name = cursor.name('the name of a class')
  parseTypeParameters(cursor)
  const bases = cursor.is('(') ? parseArguments(cursor, grammar) : []
  const body = parseBlock(cursor, 'the head of a class', { function: 'none', isLoop: false })
  const expressions = [...decorators, ...bases.map(({ value }) => value)]
  return { kind: 'class', name, expressions, body, start, end: cursor.previousEnd }
}
