import type { Issue } from '../../core/issue.ts'
import { isJsonObject, type Json, type JsonObject, ownValue } from '../../core/json.ts'
import { compiledSchema } from './compiled-schema.ts'
import { danglingReferences } from './dangling-references.ts'
import { type Dialect, dialectOf } from './dialect.ts'
import { endlessReferences } from './endless-references.ts'
import { knownFormats } from './known-formats.ts'
import { type Location, locationsOf } from './locations.ts'
import { metaIssues } from './meta-issues.ts'
import { patternIssues } from './pattern-issues.ts'
import { tooLarge } from './schema-size.ts'
import { schemaWarnings } from './schema-warnings.ts'
import { unwrapSchema } from './unwrap-schema.ts'

/** Every fault of a grader's `schema`, with paths from there. */
export function checkSchema(given: unknown): Issue[] {
  const size = tooLarge(given)
  if (size !== undefined) {
    return [
      { code: 'too_large', severity: 'error', path: [], message: size, hint: 'Move repeated parts into "$defs".' },
    ]
  }
  const json = asJson(given)
  if (json === undefined) {
    const message = 'The schema holds values that are not JSON.'
    return [{ code: 'invalid_schema', severity: 'error', path: [], message, hint: 'Write it as JSON Schema.' }]
  }
  const { schema, path } = unwrapSchema(json)
  return issuesOf(schema).map((issue) => ({ ...issue, path: [...path, ...issue.path] }))
}

function asJson(given: unknown): Json | undefined {
  try {
    const json: Json = JSON.parse(JSON.stringify(given) ?? 'null')
    return json
  } catch {
    // A big integer, or a toJSON that throws.
    return undefined
  }
}

function issuesOf(schema: Json): Issue[] {
  if (typeof schema === 'boolean') return []
  if (!isJsonObject(schema)) {
    const message = `A schema is an object or a boolean, not ${JSON.stringify(schema).slice(0, 60)}.`
    const hint = typeof schema === 'string' ? { hint: 'Write the schema itself, not its text.' } : {}
    return [{ code: 'invalid_schema', severity: 'error', path: [], message, ...hint }]
  }
  const dialect = dialectOf(ownValue(schema, '$schema'))
  if (typeof dialect !== 'string') return [{ code: 'invalid_schema', severity: 'error', path: ['$schema'], ...dialect }]
  try {
    return issuesIn(schema, dialect)
  } catch (error) {
    if (error instanceof EvalError) return [noEval]
    throw error
  }
}

function issuesIn(schema: JsonObject, dialect: Dialect): Issue[] {
  const locations = locationsOf(schema, dialect)
  if (locations.length > mostSchemas) return [tooMany()]
  const issues = [
    ...metaIssues(schema, dialect),
    ...patternIssues(locations),
    ...endlessReferences(locations),
    ...foreignKeywords(locations),
  ]
  const isSound = issues.every(({ severity }) => severity === 'warning')
  if (isSound) issues.push(...compileIssues(schema, dialect, locations))
  // Of one place, what is wrong says enough.
  const faulty = new Set(issues.map(({ path }) => JSON.stringify(path)))
  const warnings = schemaWarnings(locations, dialect, knownFormats(dialect))
  return [...issues, ...warnings.filter(({ path }) => !faulty.has(JSON.stringify(path)))]
}

function compileIssues(schema: JsonObject, dialect: Dialect, locations: readonly Location[]): Issue[] {
  try {
    compiledSchema(schema, dialect)
    return []
  } catch (error) {
    if (error instanceof EvalError) throw error
    if (error instanceof RangeError) {
      const message = 'The schema is too large to be compiled.'
      return [{ code: 'too_large', severity: 'error', path: [], message, hint: 'Split it into several graders.' }]
    }
    const dangling = danglingReferences(locations)
    if (dangling.length > 0) return dangling
    const reason = error instanceof Error ? error.message : String(error)
    return [
      { code: 'invalid_schema', severity: 'error', path: [], message: `The schema cannot be compiled: ${reason}.` },
    ]
  }
}

/** Keywords that ajv refuses, or gives a meaning that no grader can have. */
const foreign: readonly (readonly [string, string, string])[] = [
  ['$async', '"$async" makes ajv answer with a promise, which is not supported.', 'Remove it.'],
  ['id', '"id" is the keyword of draft 04, which is not supported.', 'Write "$id", or remove it.'],
]

function foreignKeywords(locations: readonly Location[]): Issue[] {
  return locations.flatMap(({ schema, path }) =>
    foreign
      .filter(([keyword]) => isJsonObject(schema) && Object.hasOwn(schema, keyword))
      .map(
        ([keyword, message, hint]): Issue => ({
          code: 'invalid_schema',
          severity: 'error',
          path: [...path, keyword],
          message,
          hint,
        }),
      ),
  )
}

/** ajv takes seconds for more, and in the end the whole stack. */
const mostSchemas = 5000

function tooMany(): Issue {
  const message = `The schema has more than ${mostSchemas} schemas in it.`
  return { code: 'too_large', severity: 'error', path: [], message, hint: 'Split it into several graders.' }
}

const noEval: Issue = {
  code: 'invalid_schema',
  severity: 'error',
  path: [],
  message:
    'This place forbids `new Function` (a content security policy, or a flag of the engine), which ajv needs to compile a schema.',
  hint: 'Allow `unsafe-eval` there, or grade with json_schema elsewhere.',
}
