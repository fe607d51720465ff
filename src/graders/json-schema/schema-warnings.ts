import type { Issue } from '../../core/issue.ts'
import { isJsonObject, type JsonObject, ownValue } from '../../core/json.ts'
import { nearestName } from '../../core/nearest.ts'
import type { Dialect } from './dialect.ts'
import { keywordsOf } from './keywords.ts'
import type { Location } from './locations.ts'
import { ownTypes, type TypeSet } from './partial/value-types.ts'

/** What a schema says that it hardly means, as far as one schema shows it by itself. ajv's strict mode, with paths. */
export function schemaWarnings(
  locations: readonly Location[],
  dialect: Dialect,
  formats: ReadonlySet<string>,
): Issue[] {
  const keywords = keywordsOf(dialect)
  return locations.flatMap(({ schema, path }) =>
    isJsonObject(schema)
      ? [
          ...unknownKeywords(schema, keywords),
          ...unknownFormat(schema, formats),
          ...undescribedNames(schema),
          ...withoutType(schema),
          ...withoutPartner(schema),
        ].map((issue): Issue => ({ severity: 'warning', ...issue, path: [...path, ...issue.path] }))
      : [],
  )
}

type Warning = Omit<Issue, 'severity'>

function unknownKeywords(schema: JsonObject, keywords: ReadonlySet<string>): Warning[] {
  return Object.keys(schema)
    .filter((key) => !keywords.has(key) && !key.startsWith('x-'))
    .map((key) => {
      const near = nearestName(key, keywords)
      return {
        code: 'unknown_key',
        path: [key],
        message: `${JSON.stringify(key)} is no keyword of this draft; it changes nothing.`,
        ...(near === undefined ? {} : { hint: `Did you mean "${near}"?` }),
      }
    })
}

function unknownFormat(schema: JsonObject, formats: ReadonlySet<string>): Warning[] {
  const format = ownValue(schema, 'format')
  // A pattern beside it does the work, as in the schemas that zod writes.
  if (typeof format !== 'string' || formats.has(format) || ownValue(schema, 'pattern') !== undefined) return []
  const near = nearestName(format, formats)
  return [
    {
      code: 'unknown_value',
      path: ['format'],
      message: `The format ${JSON.stringify(format)} is not known; it is not checked.`,
      ...(near === undefined ? {} : { hint: `Did you mean "${near}"?` }),
    },
  ]
}

function undescribedNames(schema: JsonObject): Warning[] {
  const required = ownValue(schema, 'required')
  const properties = ownValue(schema, 'properties')
  if (!Array.isArray(required) || !isJsonObject(properties)) return []
  return required.flatMap((name, index) => {
    if (typeof name !== 'string' || Object.hasOwn(properties, name)) return []
    const near = nearestName(name, Object.keys(properties))
    return [
      {
        code: 'invalid_schema',
        path: ['required', index],
        message: `The required property ${JSON.stringify(name)} is not among the properties.`,
        ...(near === undefined ? {} : { hint: `Did you mean ${JSON.stringify(near)}?` }),
      },
    ]
  })
}

const objectKeywords = ['properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties']
const arrayKeywords = ['items', 'prefixItems', 'contains', 'minItems', 'uniqueItems']

/** Without a type, keywords about objects accept every string, and those about arrays every number. */
function withoutType(schema: JsonObject): Warning[] {
  const isOpen = ['type', 'enum', 'const', '$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if'].every(
    (key) => !Object.hasOwn(schema, key),
  )
  if (isOpen) {
    const [keyword] = [...objectKeywords, ...arrayKeywords].filter((key) => Object.hasOwn(schema, key))
    if (keyword === undefined) return []
    const type = objectKeywords.includes(keyword) ? 'object' : 'array'
    return [
      {
        code: 'invalid_schema',
        path: [keyword],
        message: `Without a "type", "${keyword}" accepts everything that is no ${type}.`,
        hint: `Add "type": "${type}".`,
      },
    ]
  }
  if (!Object.hasOwn(schema, 'type')) return []
  const types = ownTypes(schema)
  return [...applies].flatMap(([keyword, needed]) =>
    Object.hasOwn(schema, keyword) && (types & needed) === 0
      ? [{ code: 'invalid_schema', path: [keyword], message: `"${keyword}" says nothing about a value of this type.` }]
      : [],
  )
}

const applies = /* @__PURE__ */ typeTable()

function typeTable(): ReadonlyMap<string, TypeSet> {
  const strings = ['minLength', 'maxLength', 'pattern']
  const numbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
  return new Map<string, TypeSet>([
    ...objectKeywords.map((keyword) => [keyword, 64] as const),
    ...arrayKeywords.map((keyword) => [keyword, 32] as const),
    ...strings.map((keyword) => [keyword, 1] as const),
    ...numbers.map((keyword) => [keyword, 6] as const),
  ])
}

/** Keywords that do nothing without another, and the one that they need. */
const partners: readonly (readonly [string, string])[] = [
  ['then', 'if'],
  ['else', 'if'],
  ['minContains', 'contains'],
  ['maxContains', 'contains'],
]

function withoutPartner(schema: JsonObject): Warning[] {
  return partners
    .filter(([keyword, partner]) => Object.hasOwn(schema, keyword) && !Object.hasOwn(schema, partner))
    .map(([keyword, partner]) => ({
      code: 'invalid_schema',
      path: [keyword],
      message: `"${keyword}" does nothing without "${partner}".`,
    }))
}
