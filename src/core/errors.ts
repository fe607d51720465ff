import type { Issue } from './issue.ts'
import { typeName } from './json.ts'
import type { PortName, RetryAdvice } from './ports.ts'

/** Every error that graderkit throws on purpose; `code` is stable. */
export class GraderkitError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = new.target.name
    this.code = code
  }
}

/** The most errors that a message lists. */
const mostListed = 20

/** Thrown by `parse` and `compile` for a grader with faults; `issues` has all of them. */
export class InvalidGraderError extends GraderkitError {
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    const errors = issues.filter((issue) => issue.severity === 'error')
    const lines = errors
      .slice(0, mostListed)
      .map((issue) => `${pathText(issue.path)}: ${issue.message}${issue.hint === undefined ? '' : ` ${issue.hint}`}`)
    if (errors.length > mostListed) lines.push(`… and ${errors.length - mostListed} more errors.`)
    super('invalid_grader', lines.join('\n'))
    this.issues = issues
  }
}

/** Thrown by `compile` when the grader needs a port that was not given. */
export class MissingPortError extends GraderkitError {
  readonly port: PortName
  constructor(port: PortName, type: string) {
    super('missing_port', `A ${type} grader needs the port "${port}": pass it as compile(grader, { ${port}: … }).`)
    this.port = port
  }
}

/** Thrown by an `Embedder` that gave no vectors; `retry` is present where trying again may help. */
export class EmbedderError extends GraderkitError {
  readonly retry?: RetryAdvice
  constructor(message: string, retry?: RetryAdvice) {
    super('embedder', message)
    if (retry !== undefined) this.retry = retry
  }
}

/** `graders.label.input` for people; `(root)` for the document itself. */
export function pathText(path: readonly (string | number)[]): string {
  let text = ''
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`
    else if (/^[A-Za-z_$][\w$]*$/u.test(key)) text += text === '' ? key : `.${key}`
    else text += `[${JSON.stringify(key)}]`
  }
  return text === '' ? '(root)' : text
}

/** What something that was thrown says of itself, in one line. */
export function reasonOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message.split('\n').find((line) => line.trim() !== '') ?? thrown.name
  switch (typeof thrown) {
    case 'object':
    case 'function':
      return typeName(thrown)
    default:
      return String(thrown)
  }
}
