import { expect, test } from 'vitest'
import * as z from 'zod'
import { InvalidGraderError } from '../../src/core/errors.ts'
import { compile } from '../../src/graders/compile.ts'
import { jsonSchema, type JsonSchemaInput } from '../../src/graders/json-schema/json-schema.ts'
import { jsonSchemaShape } from '../../src/graders/json-schema/shape.ts'

const one = { ok: true, score: 1 }
const grader = (spec: JsonSchemaInput) => compile(jsonSchema({ name: 'json', ...spec }))

const zodCases: readonly (readonly [string, z.ZodType, unknown])[] = [
  ['email', z.email(), 'jo.doe+x@example.co.uk'],
  ['email by another pattern', z.email({ pattern: z.regexes.unicodeEmail }), '用户@例子.广告'],
  [
    'email by a pattern that is none with the flag u',
    z.email({ pattern: z.regexes.rfc5322Email }),
    '"a b"@example.org',
  ],
  ['url', z.url(), 'https://example.org/a?b=c#d'],
  ['uuid', z.uuid(), '123e4567-e89b-42d3-a456-426614174000'],
  ['int', z.int(), 5],
  ['int32', z.int32(), -5],
  ['number with a step', z.number().multipleOf(0.01), 19.99],
  ['tuple', z.tuple([z.string(), z.number()]), ['a', 1]],
  ['tuple with a rest', z.tuple([z.string()]).rest(z.number()), ['a', 1, 2]],
  ['date', z.iso.date(), '2026-02-28'],
  ['date and time', z.iso.datetime({ offset: true }), '2026-02-28T10:00:00+02:00'],
  ['local date and time', z.iso.datetime({ local: true }), '2026-02-28T10:00:00'],
  ['time', z.iso.time(), '10:00'],
  ['duration', z.iso.duration(), 'P3Y6M4DT12H30M5.5S'],
  ['ip addresses', z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4()])), ['127.0.0.1', '::1', '10.0.0.0/8']],
  [
    'ids',
    z.tuple([z.cuid2(), z.ulid(), z.nanoid(), z.e164()]),
    ['tz4a98xxat96iws9zmbrgj3a', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'V1StGXR8_Z5jdHi6B-myT', '+4915112345678'],
  ],
  ['encodings', z.tuple([z.base64(), z.base64url(), z.hex()]), ['aGk=', 'aGk', '0af']],
  ['string rules', z.string().min(1).max(9).startsWith('a').includes('b').endsWith('c'), 'a-b-c'],
  [
    'union by a key',
    z.discriminatedUnion('k', [z.object({ k: z.literal('a') }), z.object({ k: z.literal('b'), n: z.number() })]),
    { k: 'b', n: 1 },
  ],
  ['record', z.record(z.string(), z.number().nullable()), { a: 1, b: null }],
  ['strict object with defaults', z.strictObject({ a: z.string().default('x'), b: z.enum(['y', 'z']).optional() }), {}],
  [
    'recursion',
    z.object({
      name: z.string(),
      get children() {
        return z.array(z.object({ name: z.string() }))
      },
    }),
    { name: 'a', children: [{ name: 'b' }] },
  ],
  ['any JSON', z.json(), [{ a: [null] }]],
]

test.each(zodCases)('a value that zod accepts as %s scores 1', (_, schema, value) => {
  expect(schema.safeParse(value).success).toBe(true)
  const text = JSON.stringify(value)
  expect(grader({ schema })(text, {})).toEqual(one)
  expect(grader({ schema: z.toJSONSchema(schema, { io: 'input' }) })(text, {})).toEqual(one)
})

test('a zod schema is in the spec as JSON Schema, so that the spec is JSON and its own shape', () => {
  const { spec } = jsonSchema({ name: 'a', schema: z.object({ mail: z.email() }) })
  const written: unknown = JSON.parse(JSON.stringify(spec))
  expect(written).toEqual({
    type: 'json_schema',
    name: 'a',
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { mail: { type: 'string', format: 'email', pattern: z.regexes.email.source } },
      required: ['mail'],
    },
  })
  expect(jsonSchemaShape.parse(written)).toEqual(written)
})

test('what z.toJSONSchema wrote stays as it is written', () => {
  const schema = z.toJSONSchema(z.object({ a: z.string().default('x') }))
  expect(jsonSchema({ schema }).spec).toEqual({
    type: 'json_schema',
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { a: { type: 'string', default: 'x' } },
      required: ['a'],
      additionalProperties: false,
    },
  })
})

test('a schema of a library that cannot write JSON Schema is refused, and the library named', () => {
  const schema = {
    kind: 'schema',
    type: 'object',
    '~standard': { version: 1, vendor: 'somelib', validate: () => ({}) },
  }
  const message = 'A schema of somelib does not write itself as JSON Schema: convert it first.'
  expect(() => jsonSchema({ schema })).toThrow(
    new InvalidGraderError([{ code: 'invalid_schema', severity: 'error', path: ['schema'], message }]),
  )
})

test('a zod schema that has no JSON Schema is refused where it is written', () => {
  expect(() => jsonSchema({ schema: z.date() })).toThrow(
    new InvalidGraderError([
      {
        code: 'invalid_schema',
        severity: 'error',
        path: ['schema'],
        message: 'The schema cannot be written as JSON Schema: Date cannot be represented in JSON Schema',
      },
    ]),
  )
})
