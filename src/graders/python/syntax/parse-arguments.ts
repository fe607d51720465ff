import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { parseClauses } from './parse-clauses.ts'
import type { Argument } from './tree.ts'

/** The arguments of a call, with both of its brackets. */
export function parseArguments(cursor: Cursor, grammar: Grammar): Argument[] {
  const open = cursor.take()
  const found: Argument[] = []
  const names = new Set<string>()
  let hasDoubleStar = false
  while (!cursor.is(')')) {
    const { start } = cursor.token
    const argument = parseArgument(cursor, grammar)
    const place = { start, end: cursor.previousEnd }
    const isPositional = argument.form === 'positional'
    if (isPositional && (names.size > 0 || hasDoubleStar))
      throw cursor.fault('a value by position stands behind one by name', place, 'Write the values by position first.')
    if (argument.form === 'star' && hasDoubleStar)
      throw cursor.fault('values with * stand behind values with **', place)
    if (argument.form === 'double star') hasDoubleStar = true
    if (argument.name !== undefined && names.has(argument.name))
      throw cursor.fault(`the parameter "${argument.name}" gets two values`, place)
    if (argument.name !== undefined) names.add(argument.name)
    found.push(argument)
    const isBareGenerator =
      isPositional && argument.value.kind === 'comprehension' && argument.value.start === place.start
    const isGenerator = isBareGenerator && cursor.source[place.start] !== '(' && argument.value.form === 'generator'
    if (!cursor.is(',', ')')) throw notSeparated(cursor, open.text)
    const isAlone = found.length === 1 && (cursor.is(')') || cursor.peek(1).text === ')')
    if (isGenerator && !isAlone) throw cursor.fault('a generator beside other values needs brackets of its own', place)
    cursor.skip(',')
  }
  cursor.take()
  return found
}

function notSeparated(cursor: Cursor, open: string): Error {
  const { token } = cursor
  if (token.text === '=')
    return cursor.fault(
      '"=" stands behind something that is not the name of a parameter',
      token,
      'Write == to compare.',
    )
  return cursor.fault(
    `"${token.text}" stands behind a value where a comma or "${open === '(' ? ')' : ']'}" should stand`,
    token,
  )
}

function parseArgument(cursor: Cursor, grammar: Grammar): Argument {
  if (cursor.skip('**')) return { form: 'double star', value: grammar.parseExpression(cursor) }
  if (cursor.skip('*')) return { form: 'star', value: grammar.parseExpression(cursor) }
  if (cursor.isName() && cursor.peek(1).text === '=') {
    const { text } = cursor.take()
    cursor.take()
    return { form: 'keyword', name: text, value: grammar.parseExpression(cursor) }
  }
  const { start } = cursor.token
  const value = grammar.parseNamed(cursor)
  const clauses = parseClauses(cursor, grammar)
  if (clauses.length === 0) return { form: 'positional', value }
  const place = { start, end: cursor.previousEnd }
  return {
    form: 'positional',
    value: { kind: 'comprehension', form: 'generator', elements: [value], clauses, ...place },
  }
}
