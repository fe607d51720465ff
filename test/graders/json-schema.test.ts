import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test, vi } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { compile } from '../../src/graders/compile.ts'
import { jsonSchema, type JsonSchemaInput } from '../../src/graders/json-schema/json-schema.ts'

const one = { ok: true, score: 1 }
const invoice = { type: 'object', properties: { total: { type: 'number' } }, required: ['total'] }
const grader = (spec: JsonSchemaInput) => compile(jsonSchema({ name: 'json', ...spec }))

test('a valid answer scores 1, and an invalid one 0 with what it breaks', () => {
  const grade = grader({ schema: invoice })
  expect(grade('{"total": 12}', {})).toEqual(one)
  expect(grade({ output_json: { total: 12 } }, {})).toEqual(one)
  expect(grade('{"total": "12"}', {})).toEqual({
    ok: true,
    score: 0,
    detail: { message: 'The output breaks the schema in 1 place.', violations: ['`total` is "12", not a number'] },
  })
})

test.each([['0'], ['""'], ['false'], ['null'], ['[]'], ['{}'], [' \n1 ']])(
  'the answer %s is JSON like any other',
  (text) => {
    expect(grader({ schema: true })(text, {})).toEqual(one)
    const value: Json = JSON.parse(text)
    expect(grader({ schema: { const: value } })(text, {})).toEqual(one)
  },
)

const notJson: readonly (readonly [string, string, number, number, number])[] = [
  ['', 'it is empty', 1, 1, 0],
  ['yes', 'a value must stand here, not "y"', 1, 1, 0],
  ['{"a": 1,}', 'a comma stands before }', 1, 9, 8],
  ["{\n  'a': 1}", 'a key in double quotes must stand here, not "\'"', 2, 3, 4],
  ['{"a": 1', 'a comma or } must stand here, not the end of the text', 1, 8, 7],
]

test.each(notJson)(
  'the answer %j is wrong, and the detail says where it stops being JSON',
  (text, message, line, column, offset) => {
    const detail = {
      message: `The output is not JSON: ${message} (line ${line}, column ${column}).`,
      line,
      column,
      offset,
    }
    expect(grader({ schema: true })(text, {})).toEqual({ ok: true, score: 0, detail })
  },
)

const wrapped: readonly (readonly [string, string])[] = [
  ['a code fence', '```json\n{"total": 1}\n```'],
  ['a code fence', 'Here it is [1]:\n\n~~~\n{"total": 1}\n~~~\nDone.'],
  ['a code fence', 'Cut off:\n```json\n{"total": 1}\n'],
  ['other text', 'The answer is {"total": 1}. Anything else?'],
  ['other text', 'Set {x} and [see {"total": 1}]'],
  ['other text', '```json {"total": 1} ```'],
  ['other text', 'A "quoted [word" and {"total": 1, "note": "a } and \\" in it"}'],
]

test.each(wrapped)('JSON in %s counts only with extract: %j', (where, text) => {
  expect(grader({ schema: invoice, extract: true })(text, {})).toEqual(one)
  expect(grader({ schema: invoice })(text, {})).toMatchObject({
    score: 0,
    detail: { hint: `There is JSON inside ${where}; "extract": true would take it.` },
  })
})

test.each([['no JSON at all'], ['an open [ bracket'], ['[1 2] {a}'], ['```json\nnot json\n```'], ['{"a": 1]']])(
  'extract finds nothing in %j',
  (text) => {
    expect(grader({ schema: true, extract: true })(text, {})).toMatchObject({
      ok: true,
      score: 0,
      detail: { offset: expect.any(Number) },
    })
  },
)

test('extract leaves an answer alone that is JSON as it stands', () => {
  const schema = { type: 'string' }
  expect(grader({ schema, extract: true })(JSON.stringify('see ```{"total": 1}```'), {})).toEqual(one)
})

test('a template chooses what is read as JSON', () => {
  const grade = grader({ schema: { type: 'number' }, input: '{{ sample.output_json.total }}' })
  expect(grade('{"total": 12}', {})).toEqual(one)
  expect(grade('{"total": "12"}', {})).toEqual(one)
  expect(grade('{"total": "a"}', {})).toMatchObject({ score: 0, detail: { line: 1, column: 1 } })
  expect(grade('{}', {})).toMatchObject({ ok: false, failure: { code: 'invalid_variable' } })
  expect(grader({ schema: invoice, input: '{{ sample.output_json }}' })('{"total": 12}', {})).toEqual(one)
})

const drafts: readonly (readonly [string | undefined, object])[] = [
  [undefined, { prefixItems: [{ type: 'number' }] }],
  ['https://json-schema.org/draft/2020-12/schema', { prefixItems: [{ type: 'number' }] }],
  ['https://json-schema.org/draft/2019-09/schema', { items: [{ type: 'number' }], unevaluatedItems: false }],
  ['http://json-schema.org/draft-07/schema#', { items: [{ type: 'number' }], additionalItems: false }],
  ['http://json-schema.org/draft-07/schema', { items: [{ type: 'number' }] }],
  ['http://json-schema.org/draft-06/schema#', { items: [{ type: 'number' }] }],
]

test.each(drafts)('the draft %s is followed', (uri, rules) => {
  const grade = grader({ schema: { ...(uri === undefined ? {} : { $schema: uri }), type: 'array', ...rules } })
  expect([grade('[1]', {}), grade('["1"]', {})]).toMatchObject([one, { score: 0 }])
})

const response = { name: 'invoice', strict: true, schema: invoice }
test.each([
  [{ type: 'json_schema', json_schema: response }],
  [{ type: 'json_schema', ...response }],
  [{ format: { type: 'json_schema', ...response } }],
  [{ text: { format: { type: 'json_schema', ...response } } }],
  [{ response_format: { type: 'json_schema', json_schema: response } }],
  [response],
])('the schema is taken out of %j', (schema) => {
  expect([grader({ schema })('{"total": 1}', {}), grader({ schema })('{}', {})]).toMatchObject([one, { score: 0 }])
})

test('a property that is called like a wrapping is no wrapping', () => {
  const schema = { type: 'object', properties: { schema: { type: 'string' } }, required: ['schema'], format: 'x' }
  expect(grader({ schema })('{"schema": "a"}', {})).toEqual(one)
})

test('a format is checked beside a pattern too, as far as every notation of it has something in common', () => {
  const grade = grader({ schema: { type: 'string', format: 'email', pattern: 'acme\\.com$' } })
  expect(grade('"jo@acme.com"', {})).toEqual(one)
  expect(grade('"acme.com"', {})).toMatchObject({
    detail: { violations: ['The output is "acme.com", which is not of the format "email"'] },
  })
})

test('keys that every object inherits are keys like any other', () => {
  const schema = {
    type: 'object',
    properties: { toString: { type: 'string' } },
    required: ['constructor', '__proto__'],
  }
  expect(grader({ schema })('{"constructor": 1, "__proto__": 2}', {})).toEqual(one)
  expect(grader({ schema })('{}', {})).toMatchObject({
    detail: { violations: ['`constructor` is missing', '`__proto__` is missing'] },
  })
  expect(grader({ schema: { type: 'object', additionalProperties: false } })('{"__proto__": 2}', {})).toMatchObject({
    detail: { violations: ['`__proto__` is not allowed'] },
  })
})

test('a schema is compiled once, however many answers are graded and however they are wrong', () => {
  const compilations = vi.spyOn(Ajv2020.prototype, 'compile')
  const schema = {
    type: 'object',
    properties: { a: { type: 'string', minLength: 2 }, b: { enum: [1, 2] } },
    required: ['a', 'b'],
  }
  const grade = grader({ schema, mode: 'partial' })
  const answers = ['{"a":"xx","b":1}', '{"a":"x","b":3}', '{"a":1}', '[]', '', '{"b":2}']
  const afterwards = [0, 1, 2].map(() => {
    for (const answer of answers) grade(answer, {})
    return compilations.mock.calls.length
  })
  const again = grader({ schema: structuredClone(schema), name: 'the same schema in another grader' })
  expect(again('{"a":"xx","b":1}', {})).toEqual(one)
  // The schema, and each of its two leaves that a wrong answer reached.
  expect([...afterwards, compilations.mock.calls.length]).toEqual([3, 3, 3, 3])
  compilations.mockRestore()
})

const tree = { $ref: '#/$defs/tree', $defs: { tree: { type: 'array', items: { $ref: '#/$defs/tree' } } } }
const hostile: readonly (readonly [string, string, object])[] = [
  [
    '100,000 nested lists against a recursive schema',
    nested(100_000),
    {
      ok: false,
      failure: { code: 'other', message: 'The output is nested too deeply to be checked against the schema.' },
    },
  ],
  ['100,000 open brackets', '['.repeat(100_000), { ok: true, score: 0 }],
  ['an endless string in an open list', `x ["${'[\\"'.repeat(100_000)}`, { ok: true, score: 0 }],
  ['100,000 fences', '```\n'.repeat(100_000), { ok: true, score: 0 }],
  ['100,000 lists that are none', '[1 2]'.repeat(100_000), { ok: true, score: 0 }],
  ['a long string with escapes', `see ["${'\\n'.repeat(1_000_000)}"]`, { ok: true, score: 0.5 }],
]

test.each(hostile)('%s gets a result', (_, text, result) => {
  expect(grader({ schema: tree, mode: 'partial', extract: true })(text, {})).toMatchObject(result)
})

test('a document that is nested as deeply is valid where the schema does not look inside', () => {
  expect(grader({ schema: { type: 'array' } })(nested(100_000), {})).toEqual(one)
})

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth)
}
