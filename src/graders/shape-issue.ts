import type * as z from 'zod'
import { pathText } from '../core/errors.ts'
import type { Issue } from '../core/issue.ts'
import { isJsonObject, type Json, type JsonObject, ownValue } from '../core/json.ts'
import { nearestName } from '../core/nearest.ts'
import type { KnownMistakes } from './registry.ts'

/** One grader's JSON, where it stands, and what is known of its mistakes. */
interface Subject {
  readonly spec: JsonObject
  readonly path: readonly (string | number)[]
  /** The keys of the spec that its shape does not have. */
  readonly unknown: readonly string[]
  readonly mistakes: KnownMistakes
}

/** One fault of a grader's shape in our words; `instead` is the unknown key that was written for a missing one. */
export function shapeIssue(
  issue: z.core.$ZodIssue,
  subject: Subject,
): { readonly issue: Issue; readonly instead?: string } {
  const below = issue.path.filter((key) => typeof key !== 'symbol')
  const path = [...subject.path, ...below]
  const value = below.reduce<Json | undefined>(child, subject.spec)
  if (value === undefined) return missingKey(below, subject)
  const key = String(below.at(-1) ?? '')
  const text = typeof value === 'string' ? value : undefined
  const label = pathText(below)
  if (issue.code === 'invalid_value') {
    const near = text === undefined ? undefined : nearestName(text, issue.values.map(String))
    const told = text === undefined ? undefined : known(known(subject.mistakes.values, key), text)
    const hint = told ?? (near === undefined ? offered(issue.values.map(String)) : `Did you mean "${near}"?`)
    return {
      issue: { code: 'unknown_value', severity: 'error', path, message: `${label} cannot be ${shown(value)}.`, hint },
    }
  }
  const hint = known(subject.mistakes.types, key)?.(value)
  const message = `${label} is ${shown(value)}; ${wanted(issue)}.`
  return { issue: { code: 'wrong_type', severity: 'error', path, message, ...(hint === undefined ? {} : { hint }) } }
}

/** Reads a table whose keys people wrote, own keys only. */
export function known<Value>(table: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
}

function missingKey(
  below: readonly (string | number)[],
  { spec, path, unknown, mistakes }: Subject,
): { readonly issue: Issue; readonly instead?: string } {
  const key = String(below.at(-1) ?? '')
  const above = below.slice(0, -1)
  const issue: Issue = {
    code: 'missing_key',
    severity: 'error',
    path: [...path, ...above],
    message: `The key "${key}" is missing.`,
  }
  // Inside a part of the spec the names of its top level mean nothing.
  const instead =
    above.length > 0
      ? undefined
      : (unknown.find((other) => known(mistakes.keys, other) === key) ?? nearestName(key, unknown))
  if (instead === undefined) return { issue }
  const written = ownValue(spec, instead)
  const isInside = isJsonObject(written) && Object.hasOwn(written, key)
  const hint = isInside
    ? `"${key}" stands inside of "${instead}"; write it beside "type" instead.`
    : `You wrote "${instead}"; did you mean "${key}"?`
  return { issue: { ...issue, hint }, instead }
}

function child(holder: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(holder)) return holder[Number(key)]
  return isJsonObject(holder) ? ownValue(holder, String(key)) : undefined
}

function offered(values: readonly string[]): string {
  const [only, ...more] = values
  return more.length === 0 ? `Write "${only ?? ''}".` : `There are ${values.join(', ')}.`
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'an array',
  int: 'a whole number',
  object: 'an object',
  record: 'an object',
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `it must be ${known(typeNames, issue.expected) ?? `a ${issue.expected}`}`
  if (issue.code === 'too_small')
    return `it must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
  if (issue.code === 'too_big')
    return `it must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`
  if (issue.code === 'custom' && issue.message !== 'Invalid input') return issue.message
  return issue.code === 'invalid_union'
    ? 'it has none of the allowed forms'
    : issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
}

function shown(value: Json): string {
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object' && value !== null) return 'an object'
  // JSON text may hold 1e999, which is a number beyond all JSON numbers.
  if (typeof value === 'number') return String(value)
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
