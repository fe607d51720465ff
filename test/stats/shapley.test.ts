import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shapleyValues } from '../../src/stats/shapley.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** A game in which each coalition is worth some number, drawn from a list. */
const game = (worths: readonly number[]) => (joined: readonly boolean[]) =>
  worths[joined.reduce((set, isIn, player) => set + (isIn ? 2 ** player : 0), 0) % worths.length] ?? 0

describe('what each player brings', () => {
  test.each<[title: string, worth: (joined: readonly boolean[]) => number, values: number[]]>([
    ['their own part of a sum', ([a, b]) => (a ? 3 : 0) + (b ? -1 : 0), [3, -1]],
    ['half each of a product', ([a, b]) => (a && b ? 1 : 0), [0.5, 0.5]],
    ['all of it, when the other one changes nothing', ([a]) => (a ? 2 : 0), [2, 0]],
  ])('is %s', (_title, worth, values) => {
    expect(shapleyValues(2, worth)).toEqual({ values, isExact: true })
  })

  test('is two thirds for the one left glove, and one sixth for each of two right ones', () => {
    const { values } = shapleyValues(3, ([left, a, b]) => (left && (a || b) ? 1 : 0)) ?? { values: [] }
    expect(values.map((value) => value.toFixed(6))).toEqual(['0.666667', '0.166667', '0.166667'])
  })

  test('adds up to what all bring together, in every game of every size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 13 }),
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (players, worths) => {
          const worth = game(worths)
          const all = Array.from({ length: players }, () => true)
          const shapley = shapleyValues(players, worth)
          expect(shapley?.isExact).toBe(players <= 10)
          expect(sum(shapley?.values ?? [])).toBeCloseTo(worth(all) - worth(all.map(() => false)), 9)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is the own part of a sum also where not every order is looked at', () => {
    const values = Array.from({ length: 30 }, (_, player) => player - 7)
    const shapley = shapleyValues(30, (joined) => sum(values.filter((_, player) => joined[player])))
    expect(shapley).toEqual({ values: values.map((value) => expect.closeTo(value, 9) as number), isExact: false })
  })

  test('is not known when a coalition has no finite worth', () => {
    expect(shapleyValues(2, ([a]) => (a ? 1 : Number.NaN))).toBeUndefined()
    expect(shapleyValues(12, ([a]) => (a ? 1 : Number.NEGATIVE_INFINITY))).toBeUndefined()
  })
})
