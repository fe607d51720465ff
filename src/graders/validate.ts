import type { AnyGrader, Grader } from '../core/grader.ts'
import { type Checked, checked, type Issue, issuesAt } from '../core/issue.ts'
import { duplicateKeys, readJson } from '../core/json-text.ts'
import { buildGrader } from './build-grader.ts'
import { checkGrader } from './check-grader.ts'
import { checkShape } from './check-shape.ts'
import { type SelectOptions, unwrap } from './unwrap.ts'

/**
 * Finds every issue of a grader, as JSON text, as a parsed document or as a built grader; never throws.
 * With `ok` there are only warnings and `value` is the grader. Paths start at the root of the document.
 */
export function validate(document: unknown, options: SelectOptions = {}): Checked<AnyGrader> {
  if (isGrader(document)) return checked(document, [...shapeIssues(document), ...checkGrader(document)])
  if (typeof document === 'string') return validateText(document, options)
  return validateValue(document, options)
}

function validateText(text: string, options: SelectOptions): Checked<AnyGrader> {
  const read = readJson(text.startsWith('\uFEFF') ? text.slice(1) : text)
  if (!read.ok) {
    const { message, offset, line, column } = read.fault
    const issue: Issue = {
      code: 'not_json',
      severity: 'error',
      path: [],
      span: { start: offset, end: offset + 1 },
      message: `This is not JSON at line ${line}, column ${column}: ${message}.`,
    }
    return { ok: false, issues: [issue] }
  }
  const twice = duplicateKeys(text).map(
    ({ path }): Issue => ({
      code: 'duplicate_key',
      severity: 'error',
      path,
      message: `The key "${String(path.at(-1))}" stands twice, and only the last one would count.`,
      hint: 'Keep the one you mean.',
    }),
  )
  const result = validateValue(read.value, options)
  return twice.length === 0 ? result : { ok: false, issues: [...twice, ...result.issues] }
}

function validateValue(document: unknown, options: SelectOptions): Checked<AnyGrader> {
  const found = unwrap(document, options)
  if (!found.ok) return found
  const { value, path } = found.value
  const built = buildGrader(value, path)
  const issues = [...found.issues, ...built.issues]
  return built.grader === undefined ? { ok: false, issues } : checked(built.grader, issues)
}

/** Builders take what the compiler lets through; a cast or plain JavaScript lets through more. */
function shapeIssues(grader: Grader): Issue[] {
  const below = Object.entries(grader.children ?? {}).flatMap(([key, child]) =>
    issuesAt([grader.kind.childrenKey ?? '', key], shapeIssues(child)),
  )
  return [...checkShape(grader.spec, []), ...below]
}

function isGrader(value: unknown): value is AnyGrader {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && 'spec' in value && typeof value.kind === 'object'
  )
}
