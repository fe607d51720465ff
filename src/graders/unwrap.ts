import type { Checked, Issue } from '../core/issue.ts'
import { isJsonObject, type Json, type JsonObject, ownValue, typeName } from '../core/json.ts'

/** Which grader of a document with several is meant. */
export interface SelectOptions {
  /** The name or the zero-based index of one entry of `testing_criteria`. */
  readonly criterion?: string | number
}

/** A grader's JSON and where it stands in its document. */
export interface Located {
  readonly value: Json
  readonly path: readonly (string | number)[]
}

/** Finds the grader in a document: bare, under `grader`, in `testing_criteria`, or in a fine-tuning job. */
export function unwrap(document: unknown, { criterion }: SelectOptions): Checked<Located> {
  if (!isJsonObject(document))
    return refused(
      [],
      `A grader is a JSON object, not ${typeName(document)}.`,
      'Start with {"type": "string_check", …}.',
    )
  // The method of a job has a type too, which is not a grader's.
  const inJob = valueAt(document, jobPaths)
  if (inJob !== undefined) return inJob
  if (typeof ownValue(document, 'type') === 'string') return located(document, [])
  const wrapped = valueAt(document, [['grader']])
  if (wrapped !== undefined) return wrapped
  const criteria = ownValue(document, 'testing_criteria')
  if (Array.isArray(criteria)) return selected(criteria, criterion)
  const keys = Object.keys(document)
  if (keys.some((key) => ['input', 'graders', 'source', 'operation'].includes(key))) return located(document, [])
  return refused(
    [],
    `There is no grader here: the document has ${keys.length === 0 ? 'no keys' : `the keys ${listedKeys(keys)}`}.`,
    'A grader has a "type", or stands under "grader", "testing_criteria" or "method.reinforcement.grader".',
  )
}

const jobPaths: readonly (readonly string[])[] = [
  ['method', 'reinforcement', 'grader'],
  ['reinforcement', 'grader'],
]

/** What stands at the first of the paths that leads anywhere. */
function valueAt(document: JsonObject, paths: readonly (readonly string[])[]): Checked<Located> | undefined {
  for (const path of paths) {
    const value = path.reduce<Json | undefined>(
      (holder, key) => (isJsonObject(holder) ? ownValue(holder, key) : undefined),
      document,
    )
    if (value !== undefined) return located(value, path)
  }
  return undefined
}

function listedKeys(keys: readonly string[]): string {
  const shown = keys.slice(0, 6).map((key) => (key.length > 40 ? `${key.slice(0, 39)}…` : key))
  return keys.length > 6 ? `${shown.join(', ')}, …` : shown.join(', ')
}

function selected(criteria: readonly Json[], criterion: string | number | undefined): Checked<Located> {
  const names = criteria.map((entry) => (isJsonObject(entry) ? ownValue(entry, 'name') : undefined))
  const listed = names.map((name, index) => (typeof name === 'string' ? JSON.stringify(name) : index)).join(', ')
  const [only, ...more] = criteria
  if (only === undefined) return refused(['testing_criteria'], 'The list of testing criteria is empty.')
  if (criterion === undefined) {
    if (more.length === 0) return located(only, ['testing_criteria', 0])
    return refused(
      ['testing_criteria'],
      `There are ${criteria.length} testing criteria, and one grader is meant.`,
      `Choose one as the criterion, by its name or its index from 0: ${listed}.`,
    )
  }
  const index = typeof criterion === 'number' ? criterion : names.indexOf(criterion)
  const value = criteria[index] ?? criteria[/^\d+$/u.test(String(criterion)) ? Number(criterion) : -1]
  if (value === undefined)
    return refused(['testing_criteria'], `No testing criterion is called "${criterion}".`, `There are ${listed}.`)
  return located(value, ['testing_criteria', criteria.indexOf(value)])
}

function located(value: Json, path: readonly (string | number)[]): Checked<Located> {
  return { ok: true, value: { value, path }, issues: [] }
}

function refused(path: readonly (string | number)[], message: string, hint?: string): Checked<Located> {
  const issue: Issue = {
    code: 'not_a_grader',
    severity: 'error',
    path,
    message,
    ...(hint === undefined ? {} : { hint }),
  }
  return { ok: false, issues: [issue] }
}
