import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isJsonObject, type Json } from '../../src/core/json.ts'
import { compile } from '../../src/graders/compile.ts'
import { jsonSchema } from '../../src/graders/json-schema/json-schema.ts'
import { described } from './json-schema-documents.ts'

function grader(schema: object | boolean): (value: Json) => { readonly score: number; readonly count: number } {
  const grade = compile(jsonSchema({ name: 'partial', schema, mode: 'partial' }))
  return (value) => {
    const result = grade({ output_text: '', output_json: value }, {})
    if (!result.ok) throw new Error(result.failure.message)
    const detail = isJsonObject(result.detail) ? result.detail : {}
    return { score: result.score, count: Array.isArray(detail['violations']) ? detail['violations'].length : 0 }
  }
}

const ajv = new Ajv2020({ strict: false, logger: false, ownProperties: true, validateSchema: false })

const anything = fc.jsonValue({ maxDepth: 3 }).map((value): Json => JSON.parse(JSON.stringify(value)))
const withDocument = described.chain((part) =>
  fc.tuple(fc.constant(part), fc.oneof(part.valid, part.mixed, part.bad, anything)),
)

test('a score lies between 0 and 1, and is 1 exactly when ajv finds the document valid', { timeout: 30_000 }, () => {
  let valid = 0
  let partial = 0
  fc.assert(
    fc.property(withDocument, ([{ schema }, value]) => {
      const { score, count } = grader(schema)(value)
      const shouldHold = ajv.validate(schema, value)
      expect({ isOne: score === 1, isInRange: score >= 0 && score <= 1, says: count > 0 }).toEqual({
        isOne: shouldHold,
        isInRange: true,
        says: !shouldHold,
      })
      if (shouldHold) valid++
      else if (score > 0) partial++
    }),
    { numRuns: 150 },
  )
  expect({ valid: valid > 10, partial: partial > 10 }).toEqual({ valid: true, partial: true })
})

test('a document of which nothing holds scores 0, and so does the wrong type at the root', () => {
  fc.assert(
    fc.property(
      described.chain(({ schema, bad }) => fc.tuple(fc.constant(schema), bad)),
      ([schema, value]) => {
        expect(grader(schema)(value).score).toBe(0)
      },
    ),
    { numRuns: 60 },
  )
})

test('to mend one place never lowers the score, and to break one never raises it', { timeout: 30_000 }, () => {
  let risen = 0
  fc.assert(
    fc.property(
      described.chain(({ schema, pair }) => fc.tuple(fc.constant(schema), pair)),
      ([schema, [worse, better]]) => {
        const score = grader(schema)
        const [before, after] = [score(worse).score, score(better).score]
        expect(after).toBeGreaterThanOrEqual(before - 1e-12)
        if (after > before) risen++
      },
    ),
    { numRuns: 150 },
  )
  expect(risen).toBeGreaterThan(30)
})

test('the order of keys changes nothing', () => {
  fc.assert(
    fc.property(withDocument, ([{ schema }, value]) => {
      expect(grader(schema)(reversed(value)).score).toBe(grader(schema)(value).score)
    }),
    { numRuns: 60 },
  )
})

test('padding a list or a map with valid entries changes nothing', { timeout: 30_000 }, () => {
  const cases = described.chain(({ schema, mixed, valid }) =>
    fc.tuple(fc.constant(schema), fc.array(mixed, { maxLength: 3 }), fc.array(valid, { maxLength: 5 })),
  )
  fc.assert(
    fc.property(cases, ([schema, entries, padding]) => {
      const list = grader({ type: 'array', items: schema })
      expect(list([...entries, ...padding]).score).toBeCloseTo(list(entries).score, 12)
      const map = grader({ type: 'object', additionalProperties: schema })
      expect(map(asMap([...entries, ...padding])).score).toBeCloseTo(map(asMap(entries)).score, 12)
    }),
    { numRuns: 60 },
  )
})

test('keys that the schema does not speak about change nothing', () => {
  fc.assert(
    fc.property(
      described.chain(({ schema, mixed }) => fc.tuple(fc.constant(schema), mixed, anything)),
      ([schema, inner, extra]) => {
        const score = grader({ type: 'object', properties: { inner: schema }, required: ['inner'] })
        expect(score({ inner, extra }).score).toBe(score({ inner }).score)
      },
    ),
    { numRuns: 60 },
  )
})

test('older drafts have the same slots under their own names', () => {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'array',
    items: [{ $ref: '#/definitions/n' }, { $ref: '#n' }],
    additionalItems: { dependencies: { a: ['b'], c: { required: ['d'] } } },
    definitions: { n: { $id: '#n', type: 'number' } },
  }
  const { score, count } = grader(schema)([1, 'x', { a: 1 }, { c: 1 }])
  expect({ score, count }).toEqual({ score: expect.closeTo((1 + 2 / 2) / 4, 12), count: 3 })
})

test('a rule that no slot knows still keeps the score below 1', () => {
  const schema = {
    $id: 'https://example.org/strict',
    $ref: 'tree',
    $dynamicAnchor: 'node',
    unevaluatedProperties: false,
    $defs: {
      tree: { $id: 'tree', $dynamicAnchor: 'node', type: 'object', properties: { below: { $dynamicRef: '#node' } } },
    },
  }
  const { score, count } = grader(schema)({ below: { extra: 1 } })
  expect({ isBelowOne: score < 1 && score > 0, count }).toEqual({ isBelowOne: true, count: 1 })
})

test('at most twenty violations are written out, and the rest are counted', () => {
  const grade = compile(jsonSchema({ name: 'many', schema: { type: 'array', items: { type: 'string' } } }))
  const result = grade({ output_json: Array.from({ length: 50 }, () => 1) }, {})
  expect(result).toEqual({
    ok: true,
    score: 0,
    detail: {
      message: 'The output breaks the schema in 50 places.',
      violations: Array.from({ length: 20 }, (_, index) => `\`[${index}]\` is 1, not a string`),
      more: 30,
    },
  })
})

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

function asMap(values: readonly Json[]): Json {
  return Object.fromEntries(values.map((value, index) => [`k${index}`, value]))
}
