import type { Issue } from '../../core/issue.ts'
import { isJsonObject, type JsonObject, ownValue } from '../../core/json.ts'
import type { Location } from './locations.ts'
import { isExponential } from './pattern/exponential.ts'
import { readPattern } from './read-pattern.ts'

/** Patterns that are no regular expressions, or that one answer of a model could hang on. */
export function patternIssues(locations: readonly Location[]): Issue[] {
  return locations.flatMap(({ schema, path }) =>
    isJsonObject(schema)
      ? patternsOf(schema).flatMap(({ pattern, keys }) => patternIssue(pattern, [...path, ...keys]))
      : [],
  )
}

function patternsOf(schema: JsonObject): { readonly pattern: string; readonly keys: readonly string[] }[] {
  const pattern = ownValue(schema, 'pattern')
  const byPattern = ownValue(schema, 'patternProperties')
  const keys = isJsonObject(byPattern) ? Object.keys(byPattern) : []
  return [
    ...(typeof pattern === 'string' ? [{ pattern, keys: ['pattern'] }] : []),
    ...keys.map((key) => ({ pattern: key, keys: ['patternProperties', key] })),
  ]
}

function patternIssue(pattern: string, path: Issue['path']): Issue[] {
  const seen = JSON.stringify(pattern.length > 80 ? `${pattern.slice(0, 79)}…` : pattern)
  let flags: string
  try {
    ;({ flags } = readPattern(pattern))
  } catch {
    const message = `The pattern is no regular expression: ${seen}.`
    return [{ code: 'invalid_schema', severity: 'error', path, message, hint: 'Patterns are those of JavaScript.' }]
  }
  const verdict = isExponential(pattern, flags)
  if (verdict === false) return []
  if (verdict === 'unknown') {
    const message = `The pattern is too large to tell whether an answer could make it hang: ${seen}.`
    return [{ code: 'unsafe_pattern', severity: 'warning', path, message, hint: 'Split it, or use "enum".' }]
  }
  return [
    {
      code: 'unsafe_pattern',
      severity: 'error',
      path,
      message: `The pattern can match the same text in so many ways that an answer of forty characters could hang it: ${seen}.`,
      hint: 'Write what is repeated so that it matches each text in one way only: (a+)+ as a+, (\\w+\\s?)+ as \\w+(\\s\\w+)*.',
    },
  ]
}
