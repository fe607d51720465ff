import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { squadExact, squadF1, squadMetrics } from '../../src/metrics/squad.ts'
import { goldenRows } from './golden-rows.ts'

const rows = goldenRows<Readonly<Record<string, number>>>('squad.jsonl')

test.each(squadMetrics.map((metric) => [metric.variant, metric] as const))(
  '%s equals its definition on 305 golden rows',
  (variant, metric) => {
    expect(rows.length).toBe(305)
    expect(rows.map(({ input, reference }) => metric.compare(input, reference))).toEqual(
      rows.map(({ scores }) => scores[variant ?? '']),
    )
  },
)

describe('SQuAD', () => {
  test.each([
    ['The cat.', 'a  CAT', 1, 1],
    ['the cat sat', 'cat', 2 / 3, 0],
    ['theatre', 'atre', 0, 0],
    ['A.', 'the', 0, 1],
    ['', '', 0, 1],
    ['中the', '中 the', 0, 0],
    ['a\u0301', '\u0301', 1, 1],
  ])('of %j and %j', (candidate, reference, f1, exact) => {
    expect([squadF1(candidate, reference), squadExact(candidate, reference)]).toEqual([f1, exact])
  })

  test('is 0..1 and symmetric, and 1 for a text with words and itself', () => {
    const texts = fc.array(fc.constantFrom('the', 'a', 'Cat', 'cat.', '…', '42')).map((list) => list.join(' '))
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        for (const metric of [squadF1, squadExact]) {
          const score = metric(a, b)
          expect(score >= 0 && score <= 1).toBe(true)
          expect(metric(b, a)).toBe(score)
          expect(metric(`${a} x`, `${a} x`)).toBe(1)
        }
      }),
    )
  })
})
