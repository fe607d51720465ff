import type { Issue } from '../core/issue.ts'
import { isJsonObject, ownValue } from '../core/json.ts'
import { nearestName } from '../core/nearest.ts'
import { findKind, type KnownMistakes } from './registry.ts'
import { known, shapeIssue } from './shape-issue.ts'

/** Keys that evals, stored criteria and single public configs carry, and that change no score. */
const tolerated = new Set(['pass_threshold', 'invalid_grade', 'id', 'grdr_id', 'inactive_at', 'image_tag', 'max_rps'])

/** Issues of one grader's JSON against the shape of its kind: missing keys, wrong types and values, unknown keys. */
export function checkShape(spec: unknown, path: readonly (string | number)[]): Issue[] {
  if (!isJsonObject(spec)) return []
  const type = ownValue(spec, 'type')
  const registered = typeof type === 'string' ? findKind(type) : undefined
  if (registered === undefined) return []
  const keys = Object.keys(registered.shape.shape)
  const mistakes = registered.mistakes ?? {}
  const unknown = Object.keys(spec).filter((key) => !keys.includes(key))
  const verdict = registered.shape.safeParse(spec)
  const found = verdict.success
    ? []
    : verdict.error.issues.map((issue) => shapeIssue(issue, { spec, path, unknown, mistakes }))
  const issues = found.map(({ issue }) => issue)
  const explained = new Set(found.map(({ instead }) => instead))
  for (const key of unknown) if (!explained.has(key)) issues.push(unknownKey(key, keys, path, mistakes))
  if (ownValue(spec, 'name') === undefined) {
    issues.push({
      code: 'missing_key',
      severity: 'warning',
      path,
      message: 'The grader has no "name"; the published schema wants one.',
      hint: 'Add "name": a few words for reports.',
    })
  }
  return issues
}

/** A key beyond the schema is kept and warned of; whether a service takes or refuses it is not documented. Assumption U20. */
function unknownKey(
  key: string,
  keys: readonly string[],
  path: readonly (string | number)[],
  mistakes: KnownMistakes,
): Issue {
  const issue = { code: 'unknown_key', severity: 'warning', path: [...path, key] } as const
  if (tolerated.has(key)) {
    return {
      ...issue,
      message: `"${key}" is kept and changes no score.`,
      hint: 'Some trainers refuse it; remove it if yours does.',
    }
  }
  const meant = known(mistakes.keys, key) ?? nearestName(key, keys)
  return {
    ...issue,
    message: `"${key}" is no key of this grader; it is kept and changes nothing.`,
    hint: meant === undefined ? `Its keys are ${keys.join(', ')}.` : `Did you mean "${meant}"?`,
  }
}
