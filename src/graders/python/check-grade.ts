import type { Issue, Span } from '../../core/issue.ts'
import { boundBy, callsIn, importedBy, namesIn } from './module-names.ts'
import type { Block, Parameters, Statement } from './syntax/tree.ts'
import { blocksOf, statementsOf } from './walk.ts'

type Definition = Extract<Statement, { kind: 'function' }>

/** Whether the module has a function `grade` that can be called as grade(sample, item). */
export function checkGrade(body: Block): Issue[] {
  if (body.length === 0) return [fault(undefined, 'The source is empty.', 'Define grade(sample, item).')]
  const atTop = topLevel(body)
  const last = atTop.findLast((statement) => bindsGrade(statement))
  if (last?.kind === 'function') {
    if (last.expressions.length > 0 && isDecorated(last)) return []
    return checkParameters(last.parameters, last.isAsync)
  }
  if (last?.kind === 'assign' && last.value?.kind === 'lambda') return checkParameters(last.value.parameters, false)
  if (last !== undefined || atTop.some(mayBindAnything)) return []
  const hidden = definitions(body).find(({ name }) => name.text === 'grade')
  if (hidden === undefined) return [missing(atTop)]
  const span = { start: hidden.start, end: hidden.name.end }
  return [fault(span, 'The function "grade" is indented, so the module does not have it.', 'Start its line with def.')]
}

/** The statements whose names are those of the module: all but the ones in functions and classes. */
function topLevel(body: Block): Statement[] {
  return body.flatMap((statement) =>
    statement.kind === 'function' || statement.kind === 'class'
      ? [statement]
      : [statement, ...blocksOf(statement).flatMap(topLevel)],
  )
}

function bindsGrade(statement: Statement): boolean {
  if (statement.kind === 'function' || statement.kind === 'class') return statement.name.text === 'grade'
  if (statement.kind === 'assign') return namesIn(statement.targets).includes('grade')
  return boundBy(statement).includes('grade') || importedBy(statement).some(([name]) => name === 'grade')
}

/** A star import and calls of these can bind any name. */
function mayBindAnything(statement: Statement): boolean {
  if (statement.kind === 'from') return statement.names.some(({ name }) => name === '*')
  if (statement.kind === 'function' || statement.kind === 'class') return false
  return callsIn(statement).some(
    ({ callee }) => callee.kind === 'name' && ['exec', 'globals', 'setattr', 'vars', 'locals'].includes(callee.name),
  )
}

function isDecorated({ start, expressions }: Definition): boolean {
  return expressions.some((expression) => expression.start < start)
}

function definitions(body: Block): Definition[] {
  return [...statementsOf(body)].filter((statement) => statement.kind === 'function')
}

function missing(atTop: readonly Statement[]): Issue {
  const names = atTop.flatMap((statement) => (statement.kind === 'function' ? [statement.name.text] : []))
  const hint =
    names.length === 0
      ? 'Define grade(sample, item).'
      : `It defines ${names.slice(0, 5).join(', ')}; name one of them grade.`
  return fault(undefined, 'The source defines no function "grade".', hint)
}

function checkParameters({ list, start, end }: Parameters, isAsync: boolean): Issue[] {
  const span = { start, end }
  const positional = list.filter(({ form }) => form === 'positional')
  const required = positional.filter((parameter) => parameter.default === undefined).length
  const takesAny = list.some(({ form }) => form === 'star')
  if (list.some((parameter) => parameter.form === 'keyword only' && parameter.default === undefined))
    return [
      fault(span, 'grade() wants a value by keyword, and it gets two by position.', 'Write def grade(sample, item).'),
    ]
  const most = positional.length
  if (required > 2 || (most < 2 && !takesAny)) {
    const count = `${most} ${most === 1 ? 'parameter' : 'parameters'}`
    return [fault(span, `grade() takes ${count}, and it is called with two.`, 'Write def grade(sample, item).')]
  }
  const odd = oddForm(isAsync, most > 2 || takesAny)
  if (odd === undefined) return []
  const hint = 'Write def grade(sample, item) before a job.'
  return [{ code: 'not_portable', severity: 'warning', path: ['source'], span, message: odd, hint }]
}

/** More parameters with defaults and `*args` run here, `async` does not; the guide wants exactly two and names no other. Assumption U18. */
function oddForm(isAsync: boolean, hasMore: boolean): string | undefined {
  if (isAsync)
    return 'An async grade() gives a coroutine, which is not awaited here and not documented for hosted graders.'
  return hasMore ? 'grade() can take more than two values; hosted graders document exactly two.' : undefined
}

function fault(span: Span | undefined, message: string, hint: string): Issue {
  const place = span === undefined ? {} : { span }
  return { code: 'invalid_source', severity: 'error', path: ['source'], ...place, message, hint }
}
