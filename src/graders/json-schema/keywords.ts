import type { Dialect } from './dialect.ts'

/** Where the schemas below a keyword are: the value itself, its items, or its properties; `both` is either of the first two. */
export type Holds = 'schema' | 'list' | 'map' | 'both'

/** Keywords whose value holds schemas, and the ways they do. */
const applicators: Readonly<Record<string, Holds>> = {
  properties: 'map',
  patternProperties: 'map',
  additionalProperties: 'schema',
  propertyNames: 'schema',
  items: 'both',
  contains: 'schema',
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
  not: 'schema',
  if: 'schema',
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema, and no promise
  then: 'schema',
  else: 'schema',
  dependencies: 'map',
  $defs: 'map',
  definitions: 'map',
}

const since2019: Readonly<Record<string, Holds>> = {
  dependentSchemas: 'map',
  unevaluatedProperties: 'schema',
  unevaluatedItems: 'schema',
}

/** Keywords that say something about a value without looking into it. */
export const scalarKeywords = [
  'enum',
  'const',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
] as const

/** Keywords that say something about a value as a whole, in any draft. */
export const assertionKeywords: readonly string[] = /* @__PURE__ */ [
  'type',
  'nullable',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'required',
  'dependentRequired',
  'dependencies',
].concat(scalarKeywords)

const counts = ['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'required']
const counts2019 = ['dependentRequired', 'minContains', 'maxContains']
const annotations = ['title', 'description', 'default', 'examples', 'readOnly', 'writeOnly', 'deprecated']
const content = ['contentEncoding', 'contentMediaType', 'contentSchema']
const names = ['$schema', '$id', '$ref', '$comment', '$vocabulary']
const names2019 = ['$anchor', '$recursiveRef', '$recursiveAnchor', '$dynamicRef', '$dynamicAnchor']

/** The keywords of a dialect that hold schemas. */
export function applicatorsOf(dialect: Dialect): ReadonlyMap<string, Holds> {
  return tables[dialect].applicators
}

/** Every keyword of a dialect, and `nullable`, which OpenAPI adds and ajv follows. */
export function keywordsOf(dialect: Dialect): ReadonlySet<string> {
  return tables[dialect].keywords
}

interface Table {
  readonly applicators: ReadonlyMap<string, Holds>
  readonly keywords: ReadonlySet<string>
}

const tables = /* @__PURE__ */ allTables()

function allTables(): Readonly<Record<Dialect, Table>> {
  const before2020 = { ...applicators, additionalItems: 'schema' } as const
  return {
    '07': table(before2020, []),
    '2019-09': table({ ...before2020, ...since2019 }, [...counts2019, ...names2019]),
    '2020-12': table({ ...applicators, ...since2019, items: 'schema', prefixItems: 'list' }, [
      ...counts2019,
      ...names2019,
    ]),
  }
}

function table(holders: Readonly<Record<string, Holds>>, further: readonly string[]): Table {
  const others = ['type', 'nullable', ...scalarKeywords, ...counts, ...annotations, ...content, ...names]
  return {
    applicators: new Map(Object.entries(holders)),
    keywords: new Set([...Object.keys(holders), ...others, ...further]),
  }
}
