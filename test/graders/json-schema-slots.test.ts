import { expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { compile } from '../../src/graders/compile.ts'
import { jsonSchema } from '../../src/graders/json-schema/json-schema.ts'

const order = {
  $ref: '#/$defs/a',
  $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { type: 'object', required: ['x'] } },
}
const rules: readonly (readonly [string, object, Json, number, string])[] = [
  [
    'allOf',
    { allOf: [{ required: ['a'] }, { required: ['b'] }], type: 'object' },
    { a: 1 },
    1 / 2,
    'The output lacks the key "b"',
  ],
  [
    'not',
    { type: 'object', properties: { a: { type: 'string' } }, not: { required: ['b'] } },
    { b: 1 },
    1 / 2,
    'The output is an object, which is just what "not" excludes',
  ],
  [
    'if',
    // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
    { if: { required: ['a'] }, then: { required: ['b'] }, properties: { a: {} } },
    { a: 1 },
    1 / 2,
    'The output lacks the key "b"',
  ],
  [
    'else',
    { if: { required: ['a'] }, else: { required: ['b'] }, properties: { a: {} } },
    {},
    1 / 2,
    'The output lacks the key "b"',
  ],
  [
    'contains',
    { type: 'array', items: { type: 'number' }, contains: { const: 1 } },
    [2],
    1 / 2,
    'The output has 0 items of a kind that it must have 1 of',
  ],
  [
    'maxContains',
    { type: 'array', items: { type: 'number' }, contains: { const: 1 }, maxContains: 1 },
    [1, 1],
    1 / 2,
    'The output has 2 items of a kind that it may have 1 of',
  ],
  [
    'uniqueItems',
    { type: 'array', items: { type: 'number' }, uniqueItems: true },
    [1, 2, 1],
    1 / 2,
    'The output has the same item at 0 and 2',
  ],
  [
    'maxItems',
    { type: 'array', items: { type: 'number' }, maxItems: 1 },
    [1, 2],
    1 / 2,
    'The output has 2 items, more than 1',
  ],
  [
    'minItems of a tuple',
    { type: 'array', prefixItems: [{ type: 'number' }], minItems: 3 },
    [1],
    1 / 2,
    'The output has 1 item, fewer than 3',
  ],
  [
    'propertyNames',
    { type: 'object', properties: { a: {} }, propertyNames: { maxLength: 1 } },
    { bb: 1 },
    1 / 2,
    '`bb` has a name that is not allowed',
  ],
  [
    'patternProperties',
    { type: 'object', properties: { a: {} }, patternProperties: { '^n': { type: 'number' } } },
    { n: '1' },
    3 / 4,
    '`n` is "1", not a number',
  ],
  [
    'dependentRequired',
    { type: 'object', properties: { a: {} }, dependentRequired: { a: ['b'] } },
    { a: 1 },
    1 / 2,
    'The output has the key "a" and lacks "b"',
  ],
  [
    'dependentSchemas',
    { type: 'object', properties: { a: {} }, dependentSchemas: { a: { required: ['b'] } } },
    { a: 1 },
    1 / 2,
    'The output has the key "a", and lacks what that asks for',
  ],
  [
    'unevaluatedProperties',
    { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
    { a: 1, b: 1 },
    1 / 2,
    '`b` is not allowed',
  ],
  [
    'unevaluatedItems',
    { prefixItems: [{}], unevaluatedItems: false },
    [1, 2],
    1 / 2,
    'The output has an item or property beyond the first 1 that is not allowed',
  ],
  [
    'required without a description',
    { type: 'object', properties: { a: { type: 'number' } }, required: ['b'] },
    { a: 1 },
    1 / 2,
    '`b` is missing',
  ],
  [
    'enum beside properties',
    { properties: { a: {} }, enum: [{ a: 1 }] },
    { a: 2 },
    1 / 2,
    'The output is an object, not {"a":1}',
  ],
  [
    'nullable',
    { type: 'object', properties: { a: { type: 'string', nullable: true }, b: { type: 'string' } } },
    { a: null, b: 1 },
    1 / 2,
    '`b` is 1, not a string',
  ],
  ['a chain of references', order, {}, 0, 'The output lacks the key "x"'],
  [
    'a schema that is false',
    { type: 'object', properties: { a: false, b: { type: 'number' } } },
    { a: 1 },
    1 / 2,
    '`a` is not allowed',
  ],
  [
    'a reference to the draft itself',
    { type: 'object', properties: { a: { $ref: 'https://json-schema.org/draft/2020-12/schema' }, b: {} } },
    { a: { type: 7 } },
    1 / 2,
    '`a` does not fit the schema that it is referred to',
  ],
]

test.each(rules)('%s has a slot of its own', (_, schema, value, score, sentence) => {
  const result = compile(jsonSchema({ name: 'rule', schema, mode: 'partial' }))({ output_json: value }, {})
  expect(result).toEqual({
    ok: true,
    score: expect.closeTo(score, 12),
    detail: { message: 'The output breaks the schema in 1 place.', violations: [sentence] },
  })
})
