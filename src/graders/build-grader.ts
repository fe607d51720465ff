import type { Grader, ScoreRange, Spec } from '../core/grader.ts'
import { type Issue, issuesAt } from '../core/issue.ts'
import { isJsonObject, type Json, ownValue, typeName } from '../core/json.ts'
import { nearestName } from '../core/nearest.ts'
import { checkShape } from './check-shape.ts'
import { rangeOf } from './range-of.ts'
import { findKind, registeredKinds } from './registry.ts'

/** Deeper nesting than any grader needs would exhaust the stack. */
const deepest = 32

/** Builds a grader from its JSON when it has no error; `issues` has all of them, with paths from the root of the document. */
export function buildGrader(
  value: Json,
  path: readonly (string | number)[],
  depth = 0,
): { readonly grader?: Grader<object, string | object>; readonly issues: readonly Issue[] } {
  if (depth > deepest)
    return {
      issues: [
        { code: 'too_large', severity: 'error', path, message: `Graders are nested more than ${deepest} levels deep.` },
      ],
    }
  if (!isJsonObject(value))
    return {
      issues: [
        {
          code: 'wrong_type',
          severity: 'error',
          path,
          message: `A grader is a JSON object, not ${typeName(value)}.`,
        },
      ],
    }
  const type = ownValue(value, 'type')
  const registered = typeof type === 'string' ? findKind(type) : undefined
  if (registered === undefined) return { issues: [unknownType(type, path)] }
  const { kind } = registered
  const shape = checkShape(value, path)
  const spec = value as unknown as Spec // its type is a string, and the shape below speaks for the rest
  const { childrenKey } = kind
  const below = childrenKey === undefined ? undefined : ownValue(value, childrenKey)
  const isRefused = shape.some(({ path: at }) => at.length === path.length + 1 && at.at(-1) === childrenKey)
  const built = Object.entries(isJsonObject(below) && !isRefused ? below : {}).map(([key, child]) => ({
    key,
    type: typeOf(child),
    ...buildGrader(child, [...path, childrenKey ?? '', key], depth + 1),
  }))
  // A fault in one child keeps no other fault from being found.
  const seen = built.map(({ key, type, grader }) => ({
    key,
    type,
    range: grader === undefined ? unbounded : rangeOf(grader),
  }))
  // A value that is not one of the known ones leaves every key with its type, so the rest of the spec can be checked.
  const readable = !failed(shape.filter(({ code }) => code !== 'unknown_value'))
  const own = !readable ? shape : [...shape, ...issuesAt(path, kind.check(spec, seen))]
  const issues = [...own, ...built.flatMap((child) => child.issues)]
  if (failed(issues)) return { issues }
  if (childrenKey === undefined) return { grader: { kind, spec }, issues }
  const children = Object.fromEntries(built.flatMap(({ key, grader }) => (grader === undefined ? [] : [[key, grader]])))
  return { grader: { kind, spec, children }, issues }
}

const unbounded: ScoreRange = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }

function typeOf(value: Json): string {
  const type = isJsonObject(value) ? ownValue(value, 'type') : undefined
  return typeof type === 'string' ? type : ''
}

function failed(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error')
}

function unknownType(type: Json | undefined, path: readonly (string | number)[]): Issue {
  const known = registeredKinds.map(({ kind }) => kind.type)
  if (type === undefined)
    return {
      code: 'missing_key',
      severity: 'error',
      path,
      message: 'The grader has no "type".',
      hint: `It is one of ${known.join(', ')}.`,
    }
  if (typeof type !== 'string')
    return {
      code: 'wrong_type',
      severity: 'error',
      path: [...path, 'type'],
      message: `The type of a grader is text, not ${typeName(type)}.`,
      hint: `It is one of ${known.join(', ')}.`,
    }
  const near = nearestName(type, known)
  const local = type === 'function' ? 'A function grader lives in TypeScript only.' : undefined
  return {
    code: 'unknown_value',
    severity: 'error',
    path: [...path, 'type'],
    message: `There is no grader type ${JSON.stringify(type.length > 60 ? `${type.slice(0, 59)}…` : type)}.`,
    hint: local ?? (near === undefined ? `There are ${known.join(', ')}.` : `Did you mean "${near}"?`),
  }
}
