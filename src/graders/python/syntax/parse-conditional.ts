import type { Cursor } from './cursor.ts'
import type { ParseBlock } from './parse-block.ts'
import { parseNamed } from './parse-expression.ts'
import type { Block, Expression, Statement } from './tree.ts'

/** `if` with its `elif`, or `while`; either with its `else`. */
export function parseConditional(cursor: Cursor, parseBlock: ParseBlock): Statement {
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
  blocks.push(parseElse(cursor, parseBlock))
  return { kind: 'blocks', expressions, targets: [], blocks, start, end: cursor.previousEnd }
}

function parseHead(cursor: Cursor): Expression {
  const condition = parseNamed(cursor)
  if (cursor.is('=')) throw cursor.fault('"=" stands in a condition', cursor.token, 'Write == to compare.')
  return condition
}

/** The block of an `else`; empty without one. */
export function parseElse(cursor: Cursor, parseBlock: ParseBlock): Block {
  return cursor.skip('else') ? parseBlock(cursor, '"else"') : []
}
