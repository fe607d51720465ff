import { expect, test } from 'vitest'
import { linearScale, logTicks, scoreBounds, tickText, ticks } from '../../../../src/report/html/page/axis.ts'

test.each<[low: number, high: number, about: number, places: number[]]>([
  [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [-1, 1, 4, [-1, -0.5, 0, 0.5, 1]],
  [0.13, 0.87, 3, [0.5]],
  [0, 12_000, 4, [0, 5000, 10_000]],
  [3, 3, 5, [3]],
])('from %d to %d about %i ticks are round numbers', (low, high, about, places) => {
  expect(ticks(low, high, about)).toEqual(places)
})

test('on a scale of powers, ticks are 1, 2 and 5 of each, or whole powers where those are too many', () => {
  const read = (list: readonly number[]) => list.map((place) => Math.round(10 ** place))
  expect(read(logTicks(1.5, 2.8, 6))).toEqual([50, 100, 200, 500])
  expect(read(logTicks(0, 5, 6))).toEqual([1, 10, 100, 1000, 10_000, 100_000])
})

test('labels are short', () => {
  expect([0, 0.05, 1, 1500, 20_000, 2_500_000].map(tickText)).toEqual(['0', '0.05', '1', '1500', '20k', '3e+6'])
})

test('a single number gets room around it', () => {
  expect(linearScale(2, 2, 0, 10).place(2)).toBe(5)
})

test('scores are shown from 0 to 1 at least, and further where they go further', () => {
  expect(scoreBounds([Float64Array.of(0.2, Number.NaN)])).toEqual({ low: 0, high: 1 })
  expect(scoreBounds([Float64Array.of(-2), Float64Array.of(5)])).toEqual({ low: -2, high: 5 })
})
