import type { Cursor } from './cursor.ts'
import type { Expression, Parameter, Parameters } from './tree.ts'

interface ParameterOptions {
  /** The sign that ends the list; those of a `lambda` have no annotations. */
  readonly close: ')' | ':'
  parseExpression(cursor: Cursor): Expression
}

/** The parameters of a function, up to its closing sign, which is left. */
export function parseParameters(cursor: Cursor, options: ParameterOptions): Parameters {
  const { start } = cursor.token
  const list: Parameter[] = []
  const names = new Set<string>()
  let isAfterStar = false
  let hasSlash = false
  let hasDefault = false
  while (!cursor.is(options.close)) {
    const { token } = cursor
    if (list.at(-1)?.form === 'double star') throw cursor.fault('a parameter stands behind **', token)
    if (cursor.skip('/')) {
      if (hasSlash || isAfterStar || list.length === 0) throw cursor.fault('"/" cannot stand here', token)
      hasSlash = true
    } else if (cursor.skip('**')) list.push(parseParameter(cursor, 'double star', options))
    else if (cursor.skip('*')) {
      if (isAfterStar) throw cursor.fault('there is a second * among the parameters', token)
      isAfterStar = true
      if (cursor.isName()) list.push(parseParameter(cursor, 'star', options))
      else if (!cursor.is(',') || cursor.peek(1).text === options.close || cursor.peek(1).text === '**')
        throw cursor.fault('no parameter stands behind *', token)
    } else {
      const parameter = parseParameter(cursor, isAfterStar ? 'keyword only' : 'positional', options)
      const isLate = parameter.form === 'positional' && parameter.default === undefined
      if (isLate && hasDefault)
        throw cursor.fault(`the parameter "${parameter.name}" has no default, and one before it has`, token)
      if (parameter.form === 'positional' && parameter.default !== undefined) hasDefault = true
      list.push(parameter)
    }
    const named = list.at(-1)?.name
    if (named !== undefined && names.size === list.length - 1) names.add(named)
    if (names.size < list.length) throw cursor.fault(`two parameters are called "${named ?? ''}"`, token)
    if (!cursor.skip(',')) break
  }
  const end = Math.max(start, cursor.is(options.close) ? cursor.token.start : cursor.previousEnd)
  return { list, start, end }
}

function parseParameter(cursor: Cursor, form: Parameter['form'], options: ParameterOptions): Parameter {
  const { text: name } = cursor.name('the name of a parameter')
  const hasAnnotation = options.close === ')' && cursor.skip(':')
  if (hasAnnotation && form === 'star') cursor.skip('*')
  const annotation = hasAnnotation ? { annotation: options.parseExpression(cursor) } : {}
  if (form !== 'positional' && form !== 'keyword only') return { form, name, ...annotation }
  return { form, name, ...annotation, ...(cursor.skip('=') ? { default: options.parseExpression(cursor) } : {}) }
}
