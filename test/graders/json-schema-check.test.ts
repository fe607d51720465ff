import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { InvalidGraderError } from '../../src/core/errors.ts'
import type { Issue } from '../../src/core/issue.ts'
import type { Dialect } from '../../src/graders/json-schema/dialect.ts'
import { compile } from '../../src/graders/compile.ts'
import { jsonSchema } from '../../src/graders/json-schema/json-schema.ts'
import { keywordsOf } from '../../src/graders/json-schema/keywords.ts'
import { validate } from '../../src/graders/validate.ts'

const issues = (schema: object | boolean): readonly Issue[] => validate(jsonSchema({ name: 'json', schema })).issues

type Row = [schema: object, path: string, message: string, hint?: string]

const errors: readonly Row[] = [
  [
    { type: 'strng' },
    'type',
    '"type" is "strng", not one of "array", "boolean", "integer", "null", "number", "object", "string".',
    'Did you mean "string"?',
  ],
  [
    { type: 'dict' },
    'type',
    '"type" is "dict", not one of "array", "boolean", "integer", "null", "number", "object", "string".',
    'Did you mean "object"?',
  ],
  [
    { type: 'object', properties: { a: { type: 'string', required: true } } },
    'properties.a.required',
    '"required" is true, not of the type array.',
    'List the names of the required properties in the "required" of the object that has them.',
  ],
  [
    { type: 'array', items: [{ type: 'string' }] },
    'items',
    '"items" is an array, not of the type object or boolean.',
    'In 2020-12 the schemas of single places are in "prefixItems"; or name an older draft in "$schema".',
  ],
  [{ type: 'number', minimum: '1' }, 'minimum', '"minimum" is "1", not of the type number.'],
  [
    { type: 'number', minimum: 1, exclusiveMinimum: true },
    'exclusiveMinimum',
    '"exclusiveMinimum" is true, not of the type number.',
    'Write the bound itself: "exclusiveMinimum": 0.',
  ],
  [{ type: 'string', pattern: { $data: '1/p' } }, 'pattern', '"pattern" is an object, not of the type string.'],
  [
    { $schema: 'https://json-schema.org/draft/2020-21/schema' },
    '$schema',
    'The draft that "$schema" names is not known: "https://json-schema.org/draft/2020-21/schema".',
    'Did you mean "https://json-schema.org/draft/2020-12/schema"? The drafts 2020-12, 2019-09, 07 and 06 are known; without "$schema" it is 2020-12.',
  ],
  [
    { $ref: 'https://example.org/a.json' },
    '$ref',
    '$ref leads out of the schema, and nothing is ever fetched: "https://example.org/a.json".',
    'Copy what it refers to into "$defs", and refer to it as "#/$defs/name".',
  ],
  [
    { properties: { a: { $ref: '#/$defs/adress' } }, type: 'object', $defs: { address: {} } },
    'properties.a.$ref',
    '$ref leads to nothing: "#/$defs/adress".',
    'Did you mean "#/$defs/address"?',
  ],
  [
    { $ref: '#' },
    '$ref',
    'The reference leads back to itself without going into a property or an item.',
    'Put the recursive reference below "properties" or "items".',
  ],
  [
    { $ref: '#/$defs/a', $defs: { a: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/a' }] } } },
    '$defs.a.anyOf.1.$ref',
    'The reference leads back to itself without going into a property or an item.',
    'Put the recursive reference below "properties" or "items".',
  ],
  [
    { type: 'string', pattern: '[a' },
    'pattern',
    'The pattern is no regular expression: "[a".',
    'Patterns are those of JavaScript.',
  ],
  [
    { type: 'object', $async: true },
    '$async',
    '"$async" makes ajv answer with a promise, which is not supported.',
    'Remove it.',
  ],
  [
    { id: 'a', type: 'object' },
    'id',
    '"id" is the keyword of draft 04, which is not supported.',
    'Write "$id", or remove it.',
  ],
  [
    { type: 'json_schema', json_schema: { name: 'a', schema: { type: 'int' } } },
    'json_schema.schema.type',
    '"type" is "int", not one of "array", "boolean", "integer", "null", "number", "object", "string".',
    'Did you mean "integer"?',
  ],
]

test.each(errors)('%j is refused at %s', (schema, path, message, hint) => {
  const issue = { code: 'invalid_schema', severity: 'error', path: ['schema', ...keys(path)], message }
  expect(issues(schema)).toEqual([hint === undefined ? issue : { ...issue, hint }])
})

const warnings: readonly [Issue['code'], ...Row][] = [
  [
    'unknown_key',
    { type: 'object', requird: ['a'] },
    'requird',
    '"requird" is no keyword of this draft; it changes nothing.',
    'Did you mean "required"?',
  ],
  [
    'unknown_key',
    { $schema: 'http://json-schema.org/draft-07/schema#', prefixItems: [] },
    'prefixItems',
    '"prefixItems" is no keyword of this draft; it changes nothing.',
  ],
  [
    'unknown_value',
    { type: 'string', format: 'emial' },
    'format',
    'The format "emial" is not known; it is not checked.',
    'Did you mean "email"?',
  ],
  [
    'invalid_schema',
    { type: 'object', properties: { total: {} }, required: ['totl'] },
    'required.0',
    'The required property "totl" is not among the properties.',
    'Did you mean "total"?',
  ],
  [
    'invalid_schema',
    { properties: { a: { type: 'string' } } },
    'properties',
    'Without a "type", "properties" accepts everything that is no object.',
    'Add "type": "object".',
  ],
  [
    'invalid_schema',
    { type: 'object', properties: { a: { items: {} } } },
    'properties.a.items',
    'Without a "type", "items" accepts everything that is no array.',
    'Add "type": "array".',
  ],
  [
    'invalid_schema',
    { type: 'number', maxLength: 3 },
    'maxLength',
    '"maxLength" says nothing about a value of this type.',
  ],
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
  ['invalid_schema', { type: 'object', then: { required: ['a'] } }, 'then', '"then" does nothing without "if".'],
]

test.each(warnings)('as %s, a warning, %j is reported at %s', (code, schema, path, message, hint) => {
  const issue = { code, severity: 'warning', path: ['schema', ...keys(path)], message }
  expect(issues(schema)).toContainEqual(hint === undefined ? issue : { ...issue, hint })
  expect(validate(jsonSchema({ name: 'json', schema })).ok).toBe(true)
})

const several: readonly (readonly [object, readonly string[]])[] = [
  [{ type: 'object', properties: { a: { $ref: '#/components/b' } }, 'x-components': 1 }, ['invalid_schema']],
  [
    { type: 'object', properties: { a: { enum: 'EUR' }, b: { type: 'float' } }, required: 'a' },
    ['invalid_schema', 'invalid_schema', 'invalid_schema'],
  ],
]

test.each(several)('all faults of %j are reported at once', (schema, codes) => {
  expect(issues(schema).map(({ code }) => code)).toEqual(codes)
})

test.each([
  [true],
  [false],
  [{}],
  [{ $ref: '#/components/a', components: { a: { type: 'string' } } }],
  [{ $id: 'https://example.org/a', $ref: 'b', $defs: { b: { $id: 'b', type: 'null' } } }],
  [{ $ref: '#x', $defs: { x: { $anchor: 'x' } } }],
  [{ $ref: 'https://json-schema.org/draft/2020-12/schema' }],
])('no error is found in %j', (schema) => {
  expect(validate(jsonSchema({ name: 'json', schema })).ok).toBe(true)
})

test.each([[7], ['{"type":"object"}'], [[]], [null], [undefined]])('%j is no schema', (schema) => {
  const grader = { ...jsonSchema({ name: 'json', schema: {} }), spec: { type: 'json_schema', name: 'json', schema } }
  const message = `A schema is an object or a boolean, not ${JSON.stringify(schema ?? null)}.`
  const hint = typeof schema === 'string' ? { hint: 'Write the schema itself, not its text.' } : {}
  const issue: Issue = { code: 'invalid_schema', severity: 'error', path: ['schema'], message, ...hint }
  expect(() => compile(grader)).toThrow(new InvalidGraderError([issue]))
})

test('what is no JSON is no schema', () => {
  const message = 'The schema holds values that are not JSON.'
  const issue: Issue = {
    code: 'invalid_schema',
    severity: 'error',
    path: ['schema'],
    message,
    hint: 'Write it as JSON Schema.',
  }
  expect(() => compile(jsonSchema({ name: 'json', schema: { minimum: 5n } }))).toThrow(new InvalidGraderError([issue]))
})

const cyclic: Record<string, unknown> = { type: 'object' }
cyclic['not'] = cyclic
const doubling = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [
    `d${index}`,
    index === 59 ? {} : { allOf: [{ $ref: `#/$defs/d${index + 1}` }, { $ref: `#/$defs/d${index + 1}` }] },
  ]),
)
const tooLarge: readonly (readonly [string, object, string])[] = [
  ['100,000 levels', nested(100_000), 'The schema is nested more than 300 levels deep.'],
  ['a cycle', cyclic, 'The schema is nested more than 300 levels deep.'],
  [
    'a million values',
    { enum: Array.from({ length: 1_000_000 }, (_, index) => index) },
    'The schema holds more than 100000 values.',
  ],
  [
    '20,000 properties',
    {
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`p${index}`, { type: 'null' }])),
    },
    'The schema has more than 5000 schemas in it.',
  ],
  [
    'references that double 59 times',
    { $ref: '#/$defs/d0', $defs: doubling },
    'References under allOf, anyOf or the like multiply to more than 100000 schemas for one value.',
  ],
]

test.each(tooLarge)('a schema with %s is an issue', { timeout: 30_000 }, (_, schema, message) => {
  expect(issues(schema)).toEqual([
    expect.objectContaining({ code: 'too_large', severity: 'error', path: ['schema'], message }),
  ])
})

test('where code cannot be made from text, that is the one issue', () => {
  vi.stubGlobal('Function', forbidden)
  expect(issues({ type: 'object', required: ['only here'] })).toEqual([
    {
      code: 'invalid_schema',
      severity: 'error',
      path: ['schema'],
      message:
        'This place forbids `new Function` (a content security policy, or a flag of the engine), which ajv needs to compile a schema.',
      hint: 'Allow `unsafe-eval` there, or grade with json_schema elsewhere.',
    },
  ])
})
function forbidden(): never {
  throw new EvalError('Code generation from strings disallowed for this context')
}
afterEach(() => {
  vi.unstubAllGlobals()
})

test('no JSON makes the check throw, and what it passes grades', { timeout: 30_000 }, () => {
  const words = fc.constantFrom(
    'type',
    'properties',
    'items',
    '$ref',
    'anyOf',
    'not',
    'enum',
    'required',
    'pattern',
    'format',
    '$id',
    '#',
    '#/not',
    'object',
    '__proto__',
  )
  const schema = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      words,
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(words, tie('value'), { maxKeys: 4 }),
    ),
  })).value
  fc.assert(
    fc.property(fc.dictionary(words, schema, { maxKeys: 4 }), (value) => {
      expect(issues(value).every(({ message }) => message.endsWith('.'))).toBe(true)
    }),
    { numRuns: 150 },
  )
})

describe('the keywords of a draft', () => {
  const classes: readonly (readonly [Dialect, Ajv])[] = [
    ['07', new Ajv({ strict: false })],
    ['2019-09', new Ajv2019({ strict: false })],
    ['2020-12', new Ajv2020({ strict: false })],
  ]

  test.each(classes)('are for %s the ones that ajv knows', (dialect, ajv) => {
    // Not ajv's own extension, and not the draft-04 keyword that it only knows in order to refuse it.
    const known = Object.keys(ajv.RULES.keywords).filter((keyword) => keyword !== '$async' && keyword !== 'id')
    expect([...keywordsOf(dialect)].toSorted()).toEqual([...new Set([...known, ...unlisted(dialect)])].toSorted())
  })
})

/** Keywords that ajv handles without listing them. */
function unlisted(dialect: Dialect): readonly string[] {
  return dialect === '07'
    ? ['$id', '$ref']
    : ['$id', '$ref', '$anchor', '$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$recursiveAnchor']
}

function keys(path: string): (string | number)[] {
  return path.split('.').map((key) => (/^\d+$/u.test(key) ? Number(key) : key))
}

function nested(depth: number): object {
  let schema: object = {}
  for (let level = 0; level < depth; level++) schema = { items: schema }
  return schema
}
