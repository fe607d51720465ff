import type { Grader, Spec } from '../core/grader.ts'
import type { Issue } from '../core/issue.ts'
import { isJsonObject, type Json, ownValue } from '../core/json.ts'
import { nearestName } from '../core/nearest.ts'
import { checkShape } from './check-shape.ts'
import { findKind, registeredKinds } from './registry.ts'

/** Deeper nesting than any grader needs would exhaust the stack. */
const deepest = 32

/** Builds a grader from its JSON when its shape allows; `issues` has paths from the root of the document. */
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
          message: `A grader is a JSON object, not ${value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`}.`,
        },
      ],
    }
  const type = ownValue(value, 'type')
  const registered = typeof type === 'string' ? findKind(type) : undefined
  if (registered === undefined) return { issues: [unknownType(type, path)] }
  const { kind } = registered
  const issues = checkShape(value, path)
  const spec = value as unknown as Spec // its type is a string, and the shape below speaks for the rest
  const below = kind.childrenKey === undefined ? undefined : ownValue(value, kind.childrenKey)
  if (kind.childrenKey === undefined || !isJsonObject(below))
    return failed(issues) ? { issues } : { grader: { kind, spec }, issues }
  const children: [string, Grader][] = []
  for (const [key, child] of Object.entries(below)) {
    const built = buildGrader(child, [...path, kind.childrenKey, key], depth + 1)
    issues.push(...built.issues)
    if (built.grader !== undefined) children.push([key, built.grader])
  }
  return failed(issues) ? { issues } : { grader: { kind, spec, children: Object.fromEntries(children) }, issues }
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
  const near = typeof type === 'string' ? nearestName(type, known) : undefined
  const local = type === 'function' ? 'A function grader lives in TypeScript only.' : undefined
  return {
    code: 'unknown_value',
    severity: 'error',
    path: [...path, 'type'],
    message: `There is no grader type ${JSON.stringify(type)?.slice(0, 60)}.`,
    hint: local ?? (near === undefined ? `There are ${known.join(', ')}.` : `Did you mean "${near}"?`),
  }
}
