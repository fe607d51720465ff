import type * as z from 'zod'
import type { Issue } from '../core/issue.ts'
import { isJsonObject, type Json, ownValue } from '../core/json.ts'
import { nearestName } from '../core/nearest.ts'
import { findKind, type KnownMistakes } from './registry.ts'

/** Keys that evals, stored criteria and single public configs carry, and that change no score. */
const tolerated = new Set(['pass_threshold', 'invalid_grade', 'id', 'grdr_id', 'inactive_at', 'image_tag', 'max_rps'])

/** Issues of one grader's JSON against the shape of its kind: missing keys, wrong types and values, unknown keys. */
export function checkShape(spec: unknown, path: readonly (string | number)[]): Issue[] {
  if (!isJsonObject(spec)) return []
  const type = ownValue(spec, 'type')
  const registered = typeof type === 'string' ? findKind(type) : undefined
  if (registered === undefined) return []
  const known = Object.keys(registered.shape.shape)
  const mistakes = registered.mistakes ?? {}
  const unknown = Object.keys(spec).filter((key) => !known.includes(key))
  const verdict = registered.shape.safeParse(spec)
  const issues = verdict.success
    ? []
    : verdict.error.issues.map((issue) => shapeIssue(issue, spec, path, unknown, mistakes))
  const claimed = new Set(issues.map(({ hint }) => /^You wrote "(.*?)"/u.exec(hint ?? '')?.[1]))
  for (const key of unknown) if (!claimed.has(key)) issues.push(unknownKey(key, known, path, mistakes))
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

function shapeIssue(
  issue: z.core.$ZodIssue,
  spec: Json,
  base: readonly (string | number)[],
  unknown: readonly string[],
  mistakes: KnownMistakes,
): Issue {
  const below = issue.path.filter((key) => typeof key !== 'symbol')
  const path = [...base, ...below]
  const value = below.reduce<Json | undefined>((holder, key) => child(holder, key), spec)
  const key = String(below.at(-1) ?? '')
  if (value === undefined) {
    const instead = unknown.find((other) => mistakes.keys?.[other] === key) ?? nearestName(key, unknown)
    const hint = instead === undefined ? undefined : `You wrote "${instead}"; did you mean "${key}"?`
    return {
      code: 'missing_key',
      severity: 'error',
      path: path.slice(0, -1),
      message: `The key "${key}" is missing.`,
      ...(hint === undefined ? {} : { hint }),
    }
  }
  if (issue.code === 'invalid_value') {
    const options = issue.values.map(String)
    const near = typeof value === 'string' ? nearestName(value, options) : undefined
    const hint =
      (typeof value === 'string' ? mistakes.values?.[key]?.[value] : undefined) ??
      (near === undefined ? `There are ${options.join(', ')}.` : `Did you mean "${near}"?`)
    return { code: 'unknown_value', severity: 'error', path, message: `${key} cannot be ${shown(value)}.`, hint }
  }
  const hint = mistakes.types?.[key]?.(value)
  return {
    code: 'wrong_type',
    severity: 'error',
    path,
    message: `${key} cannot be ${shown(value)}: ${wanted(issue)}.`,
    ...(hint === undefined ? {} : { hint }),
  }
}

function unknownKey(
  key: string,
  known: readonly string[],
  path: readonly (string | number)[],
  mistakes: KnownMistakes,
): Issue {
  if (tolerated.has(key)) {
    return {
      code: 'unknown_key',
      severity: 'warning',
      path: [...path, key],
      message: `"${key}" is kept and changes no score.`,
      hint: 'Some trainers refuse it; remove it if yours does.',
    }
  }
  const meant = mistakes.keys?.[key] ?? nearestName(key, known)
  return {
    code: 'unknown_key',
    severity: 'warning',
    path: [...path, key],
    message: `"${key}" is no key of this grader; it is kept and changes nothing.`,
    hint: meant === undefined ? `Its keys are ${known.join(', ')}.` : `Did you mean "${meant}"?`,
  }
}

function child(holder: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(holder)) return holder[Number(key)]
  return isJsonObject(holder) ? ownValue(holder, String(key)) : undefined
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return `it must be ${/^[aeiou]/u.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
  if (issue.code === 'custom' && issue.message !== 'Invalid input') return issue.message
  return issue.code === 'invalid_union'
    ? 'it has none of the allowed forms'
    : issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
}

function shown(value: Json): string {
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
