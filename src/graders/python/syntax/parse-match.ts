import type { Cursor } from './cursor.ts'
import type { ParseBlock } from './parse-block.ts'
import { parseNamed, parseValues } from './parse-expression.ts'
import { type Pattern, parsePattern } from './parse-pattern.ts'
import type { Block, Expression, Statement } from './tree.ts'

/** `match` is a name wherever it opens no block of cases. */
export function parseMatch(cursor: Cursor, parseBlock: ParseBlock): Statement | undefined {
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
