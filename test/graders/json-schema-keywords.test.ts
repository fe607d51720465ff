import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { InvalidGraderError } from '../../src/core/errors.ts'
import { compile } from '../../src/graders/compile.ts'
import { jsonSchema } from '../../src/graders/json-schema/json-schema.ts'

const key = fc.constantFrom('a', 'b', 'c')
const small = fc.integer({ min: 0, max: 3 })
const types = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object')
const value = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(0, 1, 2, 2.5, -1, 'a', 'b', 'abc', '', null, true, false),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(key, tie('any'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).any

/** Schemas of any keywords in any company. */
const schema = fc.letrec<{ any: unknown; object: Readonly<Record<string, unknown>> }>((tie) => {
  const one = tie('any')
  const list = fc.array(one, { minLength: 1, maxLength: 2 })
  const map = fc.dictionary(key, one, { maxKeys: 3, noNullPrototype: true })
  const names = fc.uniqueArray(key, { maxLength: 2 })
  const keywords: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
    enum: fc.uniqueArray(value, { minLength: 1, maxLength: 3, comparator: 'IsStrictlyEqual' }),
    const: value,
    minLength: small,
    pattern: fc.constantFrom('^a', 'b'),
    minimum: small,
    multipleOf: fc.constantFrom(1, 0.5, 2),
    minItems: small,
    maxItems: small,
    uniqueItems: fc.boolean(),
    minProperties: small,
    maxProperties: small,
    required: names,
    properties: map,
    patternProperties: fc.dictionary(fc.constantFrom('^a', 'b|c'), one, { maxKeys: 2, noNullPrototype: true }),
    additionalProperties: one,
    propertyNames: one,
    items: one,
    prefixItems: list,
    contains: one,
    maxContains: small,
    allOf: list,
    anyOf: list,
    oneOf: list,
    not: one,
    if: one,
    // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
    then: one,
    else: one,
    dependentRequired: fc.dictionary(key, names, { maxKeys: 1, noNullPrototype: true }),
    dependentSchemas: fc.dictionary(key, one, { maxKeys: 1, noNullPrototype: true }),
    $ref: fc.constantFrom('#/$defs/x', '#/$defs/y'),
  }
  const entry = fc.oneof(
    ...Object.entries(keywords).map(([keyword, arbitrary]) => fc.tuple(fc.constant(keyword), arbitrary)),
  )
  return {
    any: fc.oneof({ maxDepth: 3 }, fc.boolean(), fc.constantFrom({ type: 'string' }, {}), tie('object')),
    object: fc
      .uniqueArray(entry, { minLength: 1, maxLength: 4, selector: ([keyword]) => keyword })
      .map((entries): Readonly<Record<string, unknown>> => Object.fromEntries(entries)),
  }
})

const reference = new Ajv2020({ strict: false, logger: false, validateSchema: false })

test('whatever keywords come together, the score is 1 exactly for what ajv finds valid, and each fault is some slot', {
  timeout: 60_000,
}, () => {
  const cases = fc.tuple(schema.object, schema.any, schema.any, fc.array(value, { minLength: 5, maxLength: 8 }))
  let [graded, partial] = [0, 0]
  fc.assert(
    fc.property(cases, ([root, x, y, documents]) => {
      const whole = { ...root, $defs: { x, y } }
      const grade = compiled(whole)
      const isValid = reference.compile(whole)
      for (const document of documents) {
        const result = grade({ output_text: JSON.stringify(document) }, {})
        if (!result.ok) throw new Error(result.failure.message)
        expect({ isOne: result.score === 1, isInRange: result.score >= 0 && result.score <= 1 }).toEqual({
          isOne: isValid(document),
          isInRange: true,
        })
        expect(JSON.stringify(result.detail ?? null)).not.toContain('breaks the rule')
        graded++
        if (result.score > 0 && result.score < 1) partial++
      }
    }),
    { numRuns: 120 },
  )
  expect([graded > 300, partial > 30]).toEqual([true, true])
})

/** Most schemas of any keywords can be compiled; the ones that refer to themselves in place cannot. */
function compiled(whole: object): ReturnType<typeof compile<object, string | object, 'sync'>> {
  try {
    return compile(jsonSchema({ name: 'any', schema: whole, mode: 'partial' }))
  } catch (error) {
    fc.pre(!(error instanceof InvalidGraderError && /leads back to itself|the same item/u.test(error.message)))
    throw error
  }
}

test('entries that no pattern describes count for minProperties, too', () => {
  const strings = { patternProperties: { '^b': { type: 'string' } }, minProperties: 1 }
  const grade = compile(jsonSchema({ name: 'any', schema: { oneOf: [{ maxItems: 0 }, strings] }, mode: 'partial' }))
  expect(grade({ output_text: '{"a":1}' }, {})).toMatchObject({
    score: 0,
    detail: { violations: ['The output fits 2 of the forms of which it must fit exactly one'] },
  })
})

test('values are compared as JSON: key order, number form and keys that objects inherit do not matter', () => {
  const otherwise: Json = JSON.parse('{"b":[2.0],"a":1e0}')
  const equal: readonly (readonly [Json, Json, boolean])[] = [
    [{ a: 1, b: [2] }, otherwise, true],
    [{ toString: 1, constructor: {} }, { constructor: {}, toString: 1 }, true],
    [{ toString: 1 }, { valueOf: 1 }, false],
    ['[1]', [1], false],
    ['1', 1, false],
    [0, -0, true],
    [[1, 2], [2, 1], false],
    [null, [], false],
  ]
  const verdicts = equal.map(([left, right]) => {
    const rules: readonly (readonly [object, Json])[] = [
      [{ const: left }, right],
      [{ enum: ['x', left] }, right],
      [{ not: { uniqueItems: true }, type: 'array' }, [left, right]],
    ]
    return rules.map(([rule, document]) => {
      const result = compile(jsonSchema({ name: 'equal', schema: rule }))({ output_text: JSON.stringify(document) }, {})
      return result.ok && result.score === 1
    })
  })
  expect(verdicts).toEqual(equal.map(([, , isEqual]) => [isEqual, isEqual, isEqual]))
})

test('a list of 100,000 different objects is found unique', () => {
  const list = Array.from({ length: 100_000 }, (_, id) => ({ id }))
  const grade = compile(jsonSchema({ name: 'unique', schema: { type: 'array', uniqueItems: true } }))
  expect(grade({ output_json: list }, {})).toEqual({ ok: true, score: 1 })
  expect(grade({ output_json: [...list, { id: 7 }] }, {})).toMatchObject({
    detail: { violations: ['The output has the same item at 7 and 100000'] },
  })
})
