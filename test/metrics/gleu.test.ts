import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gleu, gleuParts, prepareGleu } from '../../src/metrics/gleu.ts'
import { gleuVariantMetrics } from '../../src/metrics/gleu-variants.ts'
import { goldenRows } from './golden-rows.ts'
import { jsonLines } from './json-lines.ts'

const rows = goldenRows<Readonly<Record<string, number | null>>>('gleu.jsonl')
const settled = new Map(
  jsonLines<{ id: string; family: string; value: number }>('settled.jsonl')
    .filter(({ family }) => family === 'gleu')
    .map(({ id, value }) => [id, value]),
)
const odd = jsonLines<{ input: string; reference: string; scores: { gleu: number } }>('odd-texts.jsonl')
const words = fc.constantFrom('the', 'cat', 'sat', '.', ',', "isn't", '"Hi', '\n', '\u00e9', '\ud83d')
const texts = fc.array(words, { maxLength: 20 }).map((list) => list.join(' '))

describe('gleu', () => {
  test('equals the score of all 239 golden rows, three of them settled by the Punkt data', () => {
    expect(rows.map(({ input, reference }) => gleu(input, reference))).toEqual(
      rows.map(({ id, scores }) => scores['hosted'] ?? settled.get(id)),
    )
    expect([rows.length, settled.size]).toEqual([239, 3])
  })

  test('equals NLTK on odd texts', () => {
    expect(odd.map(({ input, reference }) => gleu(input, reference))).toEqual(odd.map(({ scores }) => scores.gleu))
  })

  test.each([
    ['', '', 0],
    ['a', '', 0],
    ['', 'a', 0],
    ['a', 'a', 1],
    ['a', 'A', 0],
    ['one two', 'one two', 1],
    ['the the the the the the the', 'the cat is on the mat', 2 / 22],
  ])('of %j and %j is %d', (candidate, reference, score) => {
    expect(gleu(candidate, reference)).toBe(score)
  })

  test('is 0..1, symmetric, 1 for a text with tokens and itself, and the same when prepared and in parts', () => {
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        const score = gleu(candidate, reference)
        expect(score >= 0 && score <= 1).toBe(true)
        expect([
          gleu(reference, candidate),
          prepareGleu(reference)(candidate),
          gleuParts(candidate, reference).score,
          gleu(`a ${candidate}`, `a ${candidate}`),
        ]).toEqual([score, score, score, 1])
      }),
    )
  })

  test('has parts that a person can follow', () => {
    expect(gleuParts('the cat', 'the cat sat')).toEqual({
      candidateTokens: ['the', 'cat'],
      referenceTokens: ['the', 'cat', 'sat'],
      matches: [2, 1, 0, 0],
      candidateTotal: 3,
      referenceTotal: 6,
      score: 0.5,
    })
  })

  test.each(gleuVariantMetrics.map((metric) => [metric.variant ?? '', metric] as const))(
    'variant %s equals all golden rows, also when prepared',
    (variant, { compare, prepare }) => {
      expect(rows.map(({ input, reference }) => compare(input, reference))).toEqual(
        rows.map(({ scores }) => scores[variant]),
      )
      expect(rows.map(({ input, reference }) => prepare?.(reference)(input))).toEqual(
        rows.map(({ scores }) => scores[variant]),
      )
    },
  )
})
