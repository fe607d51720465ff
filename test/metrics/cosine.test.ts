import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cosineSimilarity } from '../../src/metrics/cosine.ts'
import { hashEmbed, hashEmbeddingSize } from '../../src/metrics/hash-embedder.ts'
import { lexicalCosine, lexicalCosineMetric } from '../../src/metrics/lexical-cosine.ts'
import { MetricUndefinedError } from '../../src/metrics/metric-undefined.ts'

interface CosineRow {
  readonly u: readonly number[]
  readonly v: readonly number[]
  readonly cosine: number | null
  readonly tolerance: number
}

const text = readFileSync(new URL('../../fixtures/parity/cosine.jsonl', import.meta.url), 'utf8')
const rows = text
  .trimEnd()
  .split('\n')
  .map((line): CosineRow => JSON.parse(line))
const vectors = fc
  .tuple(
    fc.array(fc.double({ noNaN: true, min: -1, max: 1 }), { minLength: 2, maxLength: 20 }),
    fc.integer({ min: -300, max: 300 }),
  )
  .map(([values, exponent]) => [...values, 1].map((value) => value * 10 ** exponent))

describe('cosineSimilarity', () => {
  test('equals 60 golden rows within their tolerance, in all number arrays', () => {
    expect(rows.length).toBe(60)
    for (const { u, v, cosine, tolerance } of rows) {
      if (cosine === null) expect(() => cosineSimilarity(u, v)).toThrow(MetricUndefinedError)
      else {
        expect(Math.abs(cosineSimilarity(u, v) - cosine)).toBeLessThanOrEqual(tolerance)
        expect(cosineSimilarity(new Float64Array(u), v)).toBe(cosineSimilarity(u, v))
        expect(cosineSimilarity(Float32Array.from(u), Float32Array.from(v))).toBeCloseTo(cosine, 5)
      }
    }
  })

  test.each([
    ['of zeros', [0, 0], [1, 2], 'The cosine of a vector of zeros is not defined.'],
    ['without numbers', [], [], 'The cosine of a vector of zeros is not defined.'],
    ['of another length', [1, 2], [1], 'Vectors of 2 and 1 numbers cannot be compared.'],
    ['with NaN', [1, 2], [1, Number.NaN], 'The cosine of a vector with NaN is not defined.'],
    ['with infinity', [1, Number.NEGATIVE_INFINITY], [1, 2], 'The cosine of a vector with Infinity is not defined.'],
  ])('is not defined for a vector %s', (_, u, v, message) => {
    expect(() => cosineSimilarity(u, v)).toThrow(new MetricUndefinedError(message))
  })

  test('does not depend on the size of the numbers', () => {
    expect(cosineSimilarity([3e-320, 0], [1e300, 0])).toBe(1)
    expect(cosineSimilarity([1e200, 1e200], [1e-200, 0])).toBeCloseTo(Math.SQRT1_2, 15)
  })

  test('is -1..1, symmetric, and 1 for a vector and itself', () => {
    fc.assert(
      fc.property(vectors, vectors, (a, b) => {
        const size = Math.min(a.length, b.length)
        const [u, v] = [a.slice(-size), b.slice(-size)]
        const cosine = cosineSimilarity(u, v)
        expect(Math.abs(cosine) <= 1).toBe(true)
        expect(cosineSimilarity(v, u)).toBe(cosine)
        expect(cosineSimilarity(u, u)).toBe(1)
      }),
    )
  })
})

describe('lexicalCosine', () => {
  test('sees words and their parts, and not their meaning', () => {
    const scores = [
      lexicalCosine('refund the customer', 'refund the customers'),
      lexicalCosine('refund the customer', 'give the client their money back'),
      lexicalCosine('colour', 'color'),
      lexicalCosine('car', 'automobile'),
    ].map((score) => Math.round(score * 100) / 100)
    expect(scores).toMatchInlineSnapshot(`
      [
        0.85,
        0.17,
        0.39,
        0,
      ]
    `)
  })

  test('stands on vectors that are the same on every machine', () => {
    const vector = hashEmbed('A b, b!')
    expect(vector.length).toBe(hashEmbeddingSize)
    expect([...vector.entries()].filter(([, value]) => value !== 0)).toMatchInlineSnapshot(`
      [
        [
          153,
          -0.6793662204867574,
        ],
        [
          178,
          0.3202563076101742,
        ],
        [
          320,
          0.45291081365783825,
        ],
        [
          396,
          0.4803844614152613,
        ],
      ]
    `)
  })

  test('takes compatible forms, case and marks for the same', () => {
    expect(lexicalCosine('Café №1!', 'cafe\u0301 no1')).toBe(1)
  })

  test.each(['', ' \n'])('is not defined for %j', (empty) => {
    const message = 'The lexical cosine is not defined: the candidate has nothing but whitespace.'
    expect(() => lexicalCosine(empty, 'a')).toThrow(new MetricUndefinedError(message))
    expect(() => lexicalCosine('a', empty)).toThrow(new MetricUndefinedError(message.replace('candidate', 'reference')))
  })

  test('is 0..1, symmetric, prepared the same, and 1 for a text and itself', () => {
    const texts = fc
      .string({ unit: fc.constantFrom('a', 'B', ' ', 'é', '中', '😀', '\ud83d', '№', '-'), minLength: 1 })
      .map((some) => `${some}x`)
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const score = lexicalCosine(a, b)
        expect(score >= 0 && score <= 1).toBe(true)
        expect([lexicalCosine(b, a), lexicalCosineMetric.prepare?.(b)(a), lexicalCosine(a, a)]).toEqual([
          score,
          score,
          1,
        ])
      }),
    )
  })
})
