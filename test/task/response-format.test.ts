import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineTask } from '../../src/task/define-task.ts'
import type { StandardSchema } from '../../src/task/standard-schema.ts'

const item = z.object({ id: z.string() })
const format = (output: StandardSchema) => defineTask({ item, output }).responseFormat().json_schema.schema
const member = (output: StandardSchema) =>
  Reflect.get(Object(format(z.object({ x: output as z.ZodType }))['properties']), 'x')

test('the response format of a task is the one that its job has', () => {
  const output = z.object({ compliant: z.enum(['yes', 'no', 'needs review']), explanation: z.string() })
  const file = join(import.meta.dirname, '../../fixtures/tasks/security-policy/response_format.json')
  expect(defineTask({ item, output }).responseFormat({ name: 'security_policy_review' })).toEqual(
    JSON.parse(readFileSync(file, 'utf8')),
  )
})

describe('a strict schema', () => {
  test.each<[string, z.ZodType, unknown]>([
    ['knows no limits', z.string().min(2).max(5).regex(/a/u), { type: 'string' }],
    ['knows no formats', z.email(), { type: 'string' }],
    ['knows whole numbers, and no bounds', z.int().min(0), { type: 'integer' }],
    ['keeps descriptions', z.string().describe('why'), { type: 'string', description: 'why' }],
    ['makes a literal an enum', z.literal('a'), { type: 'string', enum: ['a'] }],
    ['makes what may be left out nullable', z.string().optional(), { type: ['string', 'null'] }],
    ['lets nullable be', z.string().nullish(), { type: ['string', 'null'] }],
    [
      'makes an enum nullable',
      z.enum(['a']).optional(),
      { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] },
    ],
    [
      'makes a union nullable',
      z.union([z.string(), z.int()]).optional(),
      { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
    ],
    ['requires what has a default', z.string().default('a'), { type: 'string' }],
    [
      'closes objects inside of arrays',
      z.array(z.object({ y: z.string().optional() })),
      {
        type: 'array',
        items: {
          type: 'object',
          properties: { y: { type: ['string', 'null'] } },
          required: ['y'],
          additionalProperties: false,
        },
      },
    ],
    [
      'closes open objects',
      z.looseObject({ y: z.string() }),
      {
        type: 'object',
        properties: { y: { type: 'string' } },
        required: ['y'],
        additionalProperties: false,
      },
    ],
    [
      'tells unions apart by anyOf',
      z.discriminatedUnion('t', [z.object({ t: z.literal('a') }), z.object({ t: z.literal('b') })]),
      {
        anyOf: ['a', 'b'].map((only) => ({
          type: 'object',
          properties: { t: { type: 'string', enum: [only] } },
          required: ['t'],
          additionalProperties: false,
        })),
      },
    ],
    ['takes what goes into a transform', z.string().transform(Number), { type: 'string' }],
  ])('%s', (_title, output, expected) => {
    expect(member(output)).toEqual(expected)
  }) // prettier-ignore

  test('keeps schemas that refer to themselves', () => {
    const node = z.object({
      value: z.string(),
      get children() {
        return z.array(node)
      },
    }) // prettier-ignore
    expect(format(node)).toEqual({
      type: 'object',
      properties: { value: { type: 'string' }, children: { type: 'array', items: { $ref: '#' } } },
      required: ['value', 'children'],
      additionalProperties: false,
    })
  })
})

describe('what a strict schema cannot say is an error', () => {
  test.each<[string, StandardSchema, string]>([
    [
      'a record',
      z.object({ x: z.record(z.string(), z.number()) }),
      'output.x is a record, and a strict response format needs every key by name.',
    ],
    [
      'a tuple',
      z.object({ x: z.tuple([z.string()]) }),
      'output.x has a tuple, which a strict response format cannot say.',
    ],
    [
      'an intersection',
      z.object({ x: z.intersection(z.object({ a: z.string() }), z.record(z.string(), z.string())) }),
      'output.x has an intersection, which a strict response format cannot say.',
    ],
    [
      'anything',
      z.object({ x: z.array(z.unknown()) }),
      'output.x[0] can be anything, and a strict response format needs a type for it.',
    ],
    ['a list', z.array(z.string()), 'output is no object, and a strict response format is one.'],
    [
      'a date',
      z.object({ x: z.date() }),
      'The output schema of zod cannot be written as JSON Schema: Date cannot be represented in JSON Schema',
    ],
    [
      'a library without JSON Schema',
      { '~standard': { vendor: 'mine', validate: () => ({}) } },
      'The output schema of mine does not write itself as JSON Schema: take a library that does, such as zod 4.',
    ],
  ])('%s', (_what, output, message) => {
    expect(() => format(output)).toThrow(message)
  })

  test('and so is all of it at once', () => {
    const output = z.object({ x: z.record(z.string(), z.number()), y: z.unknown() })
    expect(() => format(output)).toThrow(/output\.x is a record[^\n]*\noutput\.y can be anything/u)
  })

  test('and so is a task without an output, and a name that no format can have', () => {
    expect(() => defineTask({ item }).responseFormat()).toThrow(
      'The task has no output schema: pass one as defineTask({ item, output }).',
    )
    expect(() => defineTask({ item, output: item }).responseFormat({ name: 'a b' })).toThrow(
      'A response format cannot be called "a b": its name has up to 64 letters, digits, _ and -.',
    )
  })
})
