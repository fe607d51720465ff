import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bleu, bleuMetric, bleuParts, prepareBleu } from '../../src/metrics/bleu.ts'
import { bleuVariantMetrics } from '../../src/metrics/bleu-variant-metrics.ts'
import { fsum } from '../../src/metrics/fsum.ts'
import { MetricUndefinedError } from '../../src/metrics/metric-undefined.ts'
import { goldenRows } from './golden-rows.ts'
import { jsonLines } from './json-lines.ts'

type Score = number | null | { readonly error: string }

const rows = goldenRows<Readonly<Record<string, Score>>>('bleu.jsonl')
const settled = new Map(
  jsonLines<{ id: string; family: string; value: number }>('settled.jsonl')
    .filter(({ family }) => family === 'bleu')
    .map(({ id, value }) => [id, value]),
)
const odd = jsonLines<{ input: string; reference: string; scores: { bleu: number } }>('odd-texts.jsonl')
const words = fc.constantFrom(
  'the',
  'cat',
  'sat',
  'on',
  'a',
  'mat',
  '.',
  ',',
  "isn't",
  '"Hi',
  '3.14',
  '\n',
  '\u00e9',
  '\ud83d',
)
const texts = fc.array(words, { maxLength: 25 }).map((list) => list.join(' '))
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-12

describe('bleu', () => {
  test('equals the hosted score of all 239 golden rows to 1e-12, three of them settled by the Punkt data', () => {
    const expected = rows.map(({ id, scores }) => scores['hosted'] ?? settled.get(id))
    expect(rows.filter((row, index) => !near(bleu(row.input, row.reference), Number(expected[index])))).toEqual([])
    expect([rows.length, settled.size]).toEqual([239, 3])
  })

  test('equals NLTK on odd texts to 1e-12', () => {
    expect(odd.filter(({ input, reference, scores }) => !near(bleu(input, reference), scores.bleu))).toEqual([])
  })

  test.each([
    ['', '', 0],
    [' ', ' ', 0],
    ['a', '', 0],
    ['', 'a', 0],
    ['a', 'a', 1],
    ['a', 'A', 0],
    ['one two', 'one two', 0.2213885886251307],
    ['one two three', 'one two three', 0.5757197301274735],
    ['one two three four', 'one two three four', 1],
    ['a b c d e f', 'a b c d', 0.5081327481546147],
    ['a b c d', 'a b c d e f', 0.6065306597126334],
  ])('of %j and %j is %d', (candidate, reference, score) => {
    expect(bleu(candidate, reference)).toBeCloseTo(score, 12)
  })

  test('is 0..1, 1 for four tokens and more against themselves, and the same when prepared and in parts', () => {
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        const score = bleu(candidate, reference)
        expect(score >= 0 && score <= 1).toBe(true)
        expect(bleu(`a b c d ${candidate}`, `a b c d ${candidate}`)).toBe(1)
        const prepared = prepareBleu(reference)
        expect([
          prepared(candidate),
          prepared('x'),
          prepared(candidate),
          bleuParts(candidate, reference).score,
        ]).toEqual([score, bleu('x', reference), score, score])
      }),
    )
  })

  test('counts n-grams as a plain count of joined tokens does', () => {
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        const { candidateTokens, referenceTokens, matches } = bleuParts(candidate, reference)
        expect(matches).toEqual(
          [1, 2, 3, 4].map((n) => ({
            matched: plainMatches(candidateTokens, referenceTokens, n),
            total: Math.max(0, candidateTokens.length - n + 1),
          })),
        )
      }),
    )
  })

  test('has parts that a person can follow', () => {
    expect(bleuParts('the cat sat', 'the cat sat down')).toEqual({
      candidateTokens: ['the', 'cat', 'sat'],
      referenceTokens: ['the', 'cat', 'sat', 'down'],
      matches: [
        { matched: 3, total: 3 },
        { matched: 2, total: 2 },
        { matched: 1, total: 1 },
        { matched: 0, total: 0 },
      ],
      brevityPenalty: 0.7165313105737893,
      score: bleu('the cat sat', 'the cat sat down'),
    })
  })

  test('of a long text and itself is 1, with the room given back afterwards', () => {
    const long = 'one two three, four "five" seven-hundred-and-seventy-seven.\n'.repeat(20_000)
    expect([bleu(long, long), bleu('a b c d', 'a b c d'), prepareBleu(long)('one two three, four')]).toEqual([1, 1, 0])
  })
})

describe('variants', () => {
  test('are all NLTK columns of the golden rows', () => {
    const keys = Object.keys(rows[0]?.scores ?? {}).filter((key) => key.startsWith('nltk_'))
    expect(bleuVariantMetrics.map(({ variant }) => variant)).toEqual(keys)
  })

  test.each(bleuVariantMetrics.map((metric) => [metric.variant ?? '', metric] as const))(
    '%s equals its reference to 1e-12, also when prepared, and is undefined where that raises',
    (variant, { compare, prepare }) => {
      for (const { input, reference, scores } of rows) {
        const score = scores[variant]
        if (typeof score === 'number') {
          expect(near(compare(input, reference), score)).toBe(true)
          expect(prepare?.(reference)(input)).toBe(compare(input, reference))
        } else expect(() => compare(input, reference)).toThrow(MetricUndefinedError)
      }
    },
  )

  test('stay in the range they name', () => {
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        for (const { compare, range, variant } of [bleuMetric, ...bleuVariantMetrics]) {
          if (variant === 'nltk_split_method6') continue
          const score = compare(candidate, reference)
          expect(score >= range[0] && score <= range[1]).toBe(true)
        }
      }),
    )
  })
})

describe('fsum', () => {
  test.each([
    [[], 0],
    [[0.1, 0.2, 0.3, 0.4], 1],
    [[1e100, 1, -1e100], 1],
    [[1, 1e-16, 1e-16], 1.0000000000000002],
    [[1e16, 1, 1e-16], 10_000_000_000_000_002],
  ])('of %j is %d', (terms, sum) => {
    expect(fsum(terms)).toBe(sum)
  })

  test('is the exact sum, rounded once', () => {
    // Whole numbers of up to 140 bits, which a bigint adds up exactly and rounds as asked.
    const term = fc
      .tuple(fc.integer({ min: -(2 ** 31), max: 2 ** 31 }), fc.integer({ min: 0, max: 110 }))
      .map(([whole, shift]) => whole * 2 ** shift)
    fc.assert(
      fc.property(fc.array(term, { maxLength: 9 }), (terms) => {
        expect(fsum(terms)).toBe(Number(terms.reduce((sum, value) => sum + BigInt(value), 0n)))
      }),
      { numRuns: 3000 },
    )
  })

  test('does not depend on the order of the terms', () => {
    const terms = fc.array(fc.double({ min: -1e10, max: 1e10, noNaN: true }), { maxLength: 8 })
    fc.assert(fc.property(terms, (list) => fsum(list.toReversed()) === fsum(list)))
  })
})

function plainMatches(candidate: readonly string[], reference: readonly string[], n: number): number {
  const counts = new Map<string, number>()
  for (let i = 0; i + n <= reference.length; i++) {
    const key = reference.slice(i, i + n).join('\n')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let matched = 0
  for (let i = 0; i + n <= candidate.length; i++) {
    const key = candidate.slice(i, i + n).join('\n')
    const left = counts.get(key) ?? 0
    if (left > 0) {
      counts.set(key, left - 1)
      matched++
    }
  }
  return matched
}
