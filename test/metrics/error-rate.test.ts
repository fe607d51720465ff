import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  characterAccuracy,
  characterAccuracyMetric,
  characterErrorRate,
} from '../../src/metrics/character-error-rate.ts'
import { wordAccuracy, wordAccuracyMetric, wordErrorRate } from '../../src/metrics/word-error-rate.ts'
import { goldenRows } from './golden-rows.ts'
import { textbookDistance } from './textbook-distance.ts'

const rows = goldenRows<Readonly<Record<string, number>>>('error-rate.jsonl')

test.each([
  ['word_error_rate', wordErrorRate],
  ['character_error_rate', characterErrorRate],
  ['wer', wordAccuracyMetric.compare],
  ['cer', characterAccuracyMetric.compare],
])('%s equals jiwer on 305 golden rows', (key, metric) => {
  expect(rows.length).toBe(305)
  expect(rows.map(({ input, reference }) => metric(input, reference))).toEqual(rows.map(({ scores }) => scores[key]))
})

describe('error rates', () => {
  test('count what is to be edited, per word or character of the reference', () => {
    expect([wordErrorRate('a b c d', 'a x c'), characterErrorRate('kitten', 'sitting')]).toEqual([2 / 3, 3 / 7])
  })

  test('rise above 1 for a candidate with too much in it, where the score is 0', () => {
    expect([wordErrorRate('a b c', 'd'), wordAccuracy('a b c', 'd')]).toEqual([3, 0])
  })

  test('count words or characters when the reference is empty', () => {
    expect([wordErrorRate('a b', ' '), characterErrorRate('a b', ''), wordErrorRate('', ' ')]).toEqual([2, 3, 0])
  })

  test('a single tab does not separate words, two do', () => {
    expect([wordErrorRate('a\tb', 'a b'), wordErrorRate('a\t\tb', 'a b')]).toEqual([1, 0])
  })

  test('equal the textbook distance on random characters', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀', '\ud83d', '\ude00', '\u0000'), maxLength: 80 })
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        const [from, to] = [Array.from(candidate), Array.from(reference)]
        expect(characterErrorRate(candidate, reference)).toBe(textbookDistance(from, to) / Math.max(to.length, 1))
      }),
    )
  })

  test('scores are 0..1, and 1 for a text and itself', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 30 })
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        for (const metric of [wordAccuracy, characterAccuracy]) {
          const score = metric(candidate, reference)
          expect(score >= 0 && score <= 1).toBe(true)
          expect(metric(candidate, candidate)).toBe(1)
        }
      }),
    )
  })
})
