import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chrf, chrfMetrics, chrfPlusPlus } from '../../src/metrics/chrf.ts'
import { goldenRows } from './golden-rows.ts'

const rows = goldenRows<Readonly<Record<string, number>>>('chrf.jsonl')

test.each(chrfMetrics.map((metric) => [metric.variant, metric] as const))(
  '%s equals sacrebleu on 305 golden rows',
  (variant, metric) => {
    expect(rows.length).toBe(305)
    expect(rows.map(({ input, reference }) => metric.compare(input, reference))).toEqual(
      rows.map(({ scores }) => scores[variant ?? '']),
    )
  },
)

describe('chrF', () => {
  test.each([
    ['', '', 0],
    [' ', '\t', 0],
    ['a', '', 0],
    ['ab', 'a b', 1],
    ['ab', 'cd', 0],
    ['\ud83d', '\ud83d\ude00', 0],
  ])('of %j and %j is %d', (candidate, reference, score) => {
    expect(chrf(candidate, reference)).toBe(score)
  })

  test('chrF++ sees the spaces that chrF does not', () => {
    expect(chrf('ab', 'a b')).toBe(1)
    expect(chrfPlusPlus('ab', 'a b')).toBeCloseTo(2 / 3, 14)
  })

  test('is 0..1, and 1 for a text and itself', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '(', 'é', '😀', '\ud83d'), maxLength: 30 })
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        for (const metric of [chrf, chrfPlusPlus]) {
          const score = metric(candidate, reference)
          expect(score >= 0 && score <= 1).toBe(true)
          expect(metric(`${candidate}a`, `${candidate}a`)).toBe(1)
        }
      }),
    )
  })
})
