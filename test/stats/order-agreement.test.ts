import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OrderAgreement } from '../../src/stats/order-agreement.ts'

describe('the share of pairs that both order alike', () => {
  test.each<
    [title: string, groups: [scores: number[], experts: number[]][], pairs: number, agreement: number | undefined]
  >([
    ['does not exist without groups', [], 0, undefined],
    [
      'does not exist for single answers',
      [
        [[1], [1]],
        [[0], [1]],
      ],
      0,
      undefined,
    ],
    [
      'does not exist where the expert ties all',
      [
        [
          [1, 0, 0.5],
          [1, 1, 1],
        ],
      ],
      0,
      undefined,
    ],
    [
      'is 1 for the same order',
      [
        [
          [0.1, 0.5, 0.9],
          [1, 2, 3],
        ],
      ],
      3,
      1,
    ],
    [
      'is 0 for the opposite order',
      [
        [
          [0.9, 0.5, 0.1],
          [1, 2, 3],
        ],
      ],
      3,
      0,
    ],
    [
      'counts a tie of ours half',
      [
        [
          [0.5, 0.5],
          [0, 1],
        ],
      ],
      1,
      0.5,
    ],
    [
      'leaves out a tie of the expert',
      [
        [
          [0.1, 0.2, 0.3],
          [0, 0, 1],
        ],
      ],
      2,
      1,
    ],
    [
      'compares within groups only',
      [
        [
          [0.1, 0.2],
          [0, 1],
        ],
        [
          [0.9, 0.8],
          [0, 1],
        ],
      ],
      2,
      0.5,
    ],
    [
      'does not ask how far scores are apart',
      [
        [
          [0, 1e-12, 5],
          [-3, 0, 1e9],
        ],
      ],
      3,
      1,
    ],
  ])('%s', (_title, groups, pairs, agreement) => {
    const order = new OrderAgreement()
    for (const [scores, experts] of groups) order.add(scores, experts)
    expect([order.pairs, order.agreement]).toEqual([pairs, agreement])
  })
})

test('turning all scores around turns the share around', () => {
  const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { maxLength: 12 })
  fc.assert(
    fc.property(answers, (pairs) => {
      const [one, other] = [new OrderAgreement(), new OrderAgreement()]
      const experts = pairs.map(([, expert]) => expert)
      one.add(
        pairs.map(([score]) => score),
        experts,
      )
      other.add(
        pairs.map(([score]) => -score),
        experts,
      )
      expect(other.pairs).toBe(one.pairs)
      expect((one.agreement ?? 0.5) + (other.agreement ?? 0.5)).toBeCloseTo(1, 12)
    }),
  )
})
