import type { ErrorObject } from 'ajv'
import type { Ajv } from 'ajv'
import type { Issue } from '../../core/issue.ts'
import { type Json, type JsonObject } from '../../core/json.ts'
import { nearestName } from '../../core/nearest.ts'
import type { Dialect } from './dialect.ts'
import { newAjv } from './new-ajv.ts'
import { words } from './words.ts'

const typeNames = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']

/** What people write, by keyword and by the type of the value. */
const mistakes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  required: { boolean: 'List the names of the required properties in the "required" of the object that has them.' },
  items: {
    array: 'In 2020-12 the schemas of single places are in "prefixItems"; or name an older draft in "$schema".',
  },
  exclusiveMinimum: { boolean: 'Write the bound itself: "exclusiveMinimum": 0.' },
  exclusiveMaximum: { boolean: 'Write the bound itself: "exclusiveMaximum": 100.' },
  enum: { string: 'Write a list of values.', object: 'Write a list of values.' },
  properties: { array: 'Write an object: each property name with its schema.' },
}

const metaAjvs = new Map<Dialect, Ajv>()

/** What makes a document no schema of its dialect: an issue for each place, with its path from the schema. */
export function metaIssues(schema: JsonObject, dialect: Dialect): Issue[] {
  const { $schema: _, ...rest } = schema
  const ajv = metaAjvs.get(dialect) ?? metaAjv(dialect)
  metaAjvs.set(dialect, ajv)
  if (ajv.validateSchema(rest) === true) return []
  const byPlace = new Map<string, ErrorObject>()
  for (const error of ajv.errors ?? []) {
    const before = byPlace.get(error.instancePath)
    // A choice that failed says less than what failed in it.
    if (before === undefined || isChoice(before)) byPlace.set(error.instancePath, error)
  }
  return [...byPlace.values()].map((error) => metaIssue(error, rest))
}

function metaAjv(dialect: Dialect): Ajv {
  const ajv = newAjv(dialect, { allErrors: true, verbose: true })
  // Patterns are read elsewhere, where more is said about them.
  return ajv.addFormat('regex', true)
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'if'
}

function metaIssue(error: ErrorObject, schema: Json): Issue {
  const path = pathOf(error.instancePath, schema)
  const keyword = path.findLast((key) => typeof key === 'string') ?? ''
  const value: unknown = error.data
  const hint = hintFor(keyword, value)
  return {
    code: 'invalid_schema',
    severity: 'error',
    path,
    message: `${keyword === '' ? 'The schema' : JSON.stringify(keyword)} ${words(error, value)}.`,
    ...(hint === undefined ? {} : { hint }),
  }
}

function hintFor(keyword: string, value: unknown): string | undefined {
  if (keyword === 'type' && typeof value === 'string') {
    const near = nearestName(value, typeNames) ?? otherTypes.get(value.toLowerCase())
    return near === undefined ? `The types are ${typeNames.join(', ')}.` : `Did you mean "${near}"?`
  }
  const byType = Object.hasOwn(mistakes, keyword) ? mistakes[keyword] : undefined
  return byType?.[Array.isArray(value) ? 'array' : typeof value]
}

/** What other languages call the types. */
const otherTypes: ReadonlyMap<string, string> = new Map([
  ['str', 'string'],
  ['text', 'string'],
  ['float', 'number'],
  ['double', 'number'],
  ['int', 'integer'],
  ['bool', 'boolean'],
  ['none', 'null'],
  ['list', 'array'],
  ['dict', 'object'],
  ['map', 'object'],
])

/** The keys of a JSON pointer into a document, indexes as numbers. */
function pathOf(pointer: string, document: Json): (string | number)[] {
  let value: unknown = document
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~')
      const step = Array.isArray(value) ? Number(key) : key
      value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
      return step
    })
}
