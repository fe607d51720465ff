import { type AnyGrader, type Grader, isGrader } from '../core/grader.ts'
import { type Checked, checked, type Issue, issuesAt } from '../core/issue.ts'
import { duplicateKeys, type JsonFault, readJson } from '../core/json-text.ts'
import { buildGrader } from './build-grader.ts'
import { checkGrader } from './check-grader.ts'
import { checkShape } from './check-shape.ts'
import { type SelectOptions, unwrap } from './unwrap.ts'

/**
 * Finds every issue of a grader, as JSON text, as a parsed document or as a built grader; never throws.
 * With `ok` there are only warnings and `value` is the grader. Paths start at the root of the document.
 */
export function validate(document: unknown, options: SelectOptions = {}): Checked<AnyGrader> {
  if (isGrader(document)) return validateBuilt(document)
  if (typeof document === 'string') return validateText(document, options)
  return validateValue(document, options)
}

function validateText(text: string, options: SelectOptions): Checked<AnyGrader> {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const json = text.slice(mark)
  const read = readJson(json)
  if (!read.ok) return { ok: false, issues: [notJson(json, read.fault, mark)] }
  const twice = duplicateKeys(json).map(
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

function notJson(text: string, { message, offset, line, column }: JsonFault, mark: number): Issue {
  const isRows = line > 1 && text[offset] === '{' && readJson(text.slice(0, offset)).ok
  return {
    code: 'not_json',
    severity: 'error',
    path: [],
    span: { start: mark + offset, end: mark + Math.min(offset + 1, text.length) },
    message: `This is not JSON at line ${line}, column ${column}: ${message}.`,
    ...(isRows ? { hint: 'Several objects in a row are JSONL, as rows have it; a grader is one object.' } : {}),
  }
}

function validateValue(document: unknown, options: SelectOptions): Checked<AnyGrader> {
  const found = unwrap(document, options)
  if (!found.ok) return found
  const { value, path } = found.value
  const built = buildGrader(value, path)
  const issues = [...found.issues, ...built.issues]
  return built.grader === undefined ? { ok: false, issues } : checked(built.grader, issues)
}

function validateBuilt(grader: AnyGrader): Checked<AnyGrader> {
  const shape = shapeIssues(grader)
  const isSound = shape.every(({ severity }) => severity === 'warning')
  return checked(grader, isSound ? [...shape, ...checkGrader(grader)] : shape)
}

/** Builders take what the compiler lets through; a cast or plain JavaScript lets through more. */
function shapeIssues(grader: Grader): Issue[] {
  const below = Object.entries(grader.children ?? {}).flatMap(([key, child]) =>
    isGrader(child) ? issuesAt([grader.kind.childrenKey ?? '', key], shapeIssues(child)) : [],
  )
  return [...checkShape(grader.spec, []), ...below]
}
