import type { Block, Expression, Handler, Statement } from '../syntax/tree.ts'
import { blocksOf, statementsOf, within } from '../walk.ts'
import type { Finding, Module } from './finding.ts'
import { words } from '../words.ts'

/** Exceptions that a fault of the grader or of the row raises as well as a wrong answer. */
const broad = /* @__PURE__ */ words(
  'Exception BaseException KeyError IndexError LookupError AttributeError TypeError NameError RuntimeError',
)

/** Handlers that answer an exception with a number, so that what could not be graded looks like a score. */
export function checkHiddenFailures({ source, body }: Module): Finding[] {
  const found: Finding[] = []
  for (const statement of statementsOf(body)) {
    if (statement.kind !== 'function') continue
    for (const handler of handlersOf(statement.body)) {
      // Elsewhere a narrow one is how Python asks whether a text is a number.
      if (statement.name.text !== 'grade' && !isBroad(handler)) continue
      const returned = constantOf(handler.body)
      if (returned === undefined) continue
      const what = handler.type === undefined ? 'any exception' : source.slice(handler.type.start, handler.type.end)
      found.push({
        code: 'hidden_failure',
        start: returned.start,
        end: returned.end,
        message: `answers ${shortened(what)} with ${shortened(source.slice(returned.value.start, returned.value.end))}: a fault of the grader or of the row would look like a score.`,
        hint: 'Let the exception through, and the answer counts as not graded; catch only what a wrong answer raises.',
      })
    }
  }
  return found
}

/** The handlers of a function's own body, not of the functions in it. */
function handlersOf(block: Block): Handler[] {
  return block.flatMap((statement: Statement): Handler[] => {
    if (statement.kind === 'function' || statement.kind === 'class') return []
    const inner = blocksOf(statement).flatMap(handlersOf)
    return statement.kind === 'try' ? [...statement.handlers, ...inner] : inner
  })
}

function isBroad({ type }: Handler): boolean {
  return type === undefined || [...within([type])].some((part) => part.kind === 'name' && broad.has(part.name))
}

interface Returned {
  readonly start: number
  readonly end: number
  readonly value: Expression
}

/** The first `return` of a number in the handler's own blocks. */
function constantOf(block: Block): Returned | undefined {
  for (const statement of block) {
    if (statement.kind === 'function' || statement.kind === 'class') continue
    if (statement.kind === 'return' && statement.value !== undefined && isNumber(statement.value))
      return { start: statement.start, end: statement.end, value: statement.value }
    for (const inner of blocksOf(statement)) {
      const found = constantOf(inner)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function isNumber(value: Expression): boolean {
  if (value.kind === 'operation') return value.operands.length === 1 && value.operands.every(isNumber)
  return value.kind === 'number' || (value.kind === 'constant' && (value.name === 'True' || value.name === 'False'))
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
