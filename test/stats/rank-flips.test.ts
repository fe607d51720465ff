import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupAdvantages } from '../../src/stats/group-advantages.ts'
import { rankFlips } from '../../src/stats/rank-flips.ts'
import { scoreChange, scoreOrder } from '../../src/stats/score-change.ts'

const scores = fc.array(fc.option(fc.double({ min: -2, max: 2, noNaN: true }), { nil: undefined }), { maxLength: 8 })

test.each<[before: number | undefined, after: number | undefined, change: string]>([
  [0.5, 0.5, 'same'],
  [0.1 + 0.2, 0.3, 'same'],
  [1e12, 1e12 + 1, 'same'],
  [0.5, 0.6, 'up'],
  [0.5, -0.6, 'down'],
  [0.5, undefined, 'lost'],
  [undefined, 0, 'graded'],
  [undefined, undefined, 'unscored'],
])('an answer that had %j and has %j is %s', (before, after, change) => {
  expect(scoreChange(before, after)).toBe(change)
})

describe('rank flips', () => {
  test.each<[before: (number | undefined)[], after: (number | undefined)[], pairs: number, flips: number[][]]>([
    [[1, 0], [0, 1], 1, [[0, 1]]],
    [[0, 1], [1, 0], 1, [[1, 0]]],
    [[0, 1], [0, 1], 1, []],
    [[0, 1], [1, 1], 1, []],
    [[1, 1], [0, 1], 1, []],
    [[0.3, 0.1 + 0.2], [1, 0], 1, []],
    [[0, undefined, 1], [1, 0, 0], 1, [[2, 0]]],
    [[0, 1, 0.5], [1, undefined, 0], 1, [[2, 0]]],
    [
      [3, 2, 1],
      [1, 2, 3],
      3,
      [
        [0, 1],
        [0, 2],
        [1, 2],
      ],
    ],
    [[], [], 0, []],
  ])('from %j to %j', (before, after, pairs, flips) => {
    expect(rankFlips(before, after)).toEqual({ pairs, flips })
  })

  test('there are none against the scores themselves, and as many forwards as backwards', () => {
    fc.assert(
      fc.property(scores, scores, (before, after) => {
        expect(rankFlips(before, before).flips).toEqual([])
        const cut = after.slice(0, before.length)
        const there = rankFlips(before, cut)
        const back = rankFlips(
          cut.length < before.length ? [...cut, ...Array(before.length - cut.length)] : cut,
          before,
        )
        expect(back.flips.map(([a, b]) => [b, a].join()).toSorted()).toEqual(
          there.flips.map((flip) => flip.join()).toSorted(),
        )
      }),
    )
  })
})

describe('advantages', () => {
  test.each<[scores: number[], advantages: number[]]>([
    [
      [1, 0],
      [0.5, -0.5],
    ],
    [
      [0.1, 0.1, 0.1],
      [0, 0, 0],
    ],
    [
      [0.3, 0.1 + 0.2],
      [0, 0],
    ],
    [[2], [0]],
    [[], []],
  ])('of %j', (given, advantages) => {
    expect(groupAdvantages(given)).toEqual(advantages)
  })

  test('add up to 0, and have the order of the scores', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 8 }), (group) => {
        const advantages = groupAdvantages(group)
        expect(Math.abs(advantages.reduce((sum, advantage) => sum + advantage, 0))).toBeLessThan(1e-6)
        const [first = 0, ...others] = group
        others.forEach((other, index) => {
          if (scoreOrder(first, other) > 0)
            expect(advantages[0]).toBeGreaterThanOrEqual(advantages[index + 1] ?? Number.NaN)
        })
      }),
    )
  })
})
