import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ClusterInterval } from '../../src/stats/cluster-interval.ts'
import { Moments } from '../../src/stats/moments.ts'
import { studentQuantile } from '../../src/stats/student-quantile.ts'

function intervalOf(clusters: readonly (readonly number[])[]): readonly [number, number] | undefined {
  const interval = new ClusterInterval()
  for (const cluster of clusters) interval.add(cluster)
  return interval.interval
}

test('fewer than two clusters with values have no interval', () => {
  expect(intervalOf([])).toBe(undefined)
  expect(intervalOf([[1, 2, 3]])).toBe(undefined)
  expect(intervalOf([[], [1, 2, 3], []])).toBe(undefined)
})

test('a hand-computed example: three prompts of two, one and three answers', () => {
  // Mean 3/6 = 0.5. Sums of residuals by cluster: [1, 0] -> 0, [1] -> 0.5, [0, 0, 1] -> -0.5. Their squares add up to 0.5.
  // Variance 3/2 * 0.5 / 36 = 1/48. Student's t at 0.975 with 2 degrees is 4.30265273.
  const [low, high] = intervalOf([[1, 0], [1], [0, 0, 1]]) ?? [Number.NaN, Number.NaN]
  const margin = 4.30265273 * Math.sqrt(1 / 48)
  expect(low).toBeCloseTo(0.5 - margin, 7)
  expect(high).toBeCloseTo(0.5 + margin, 7)
})

test('answers that are all alike within each prompt count as one each', () => {
  expect(
    intervalOf([
      [1, 1, 1],
      [0, 0, 0],
      [1, 1, 1],
    ])?.map((end) => end.toFixed(9)),
  ).toEqual(intervalOf([[1], [0], [1]])?.map((end) => end.toFixed(9)))
})

test('without any spread the interval is the mean alone', () => {
  expect(intervalOf([[0.1, 0.1], [0.1], [0.1, 0.1, 0.1]])).toEqual([0.1, 0.1])
})

test('clusters of one value give the classic t interval, also far away from 0', () => {
  const offsets = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(offsets, fc.constantFrom(0, 5, -1000, 1e6), (spread, base) => {
      const values = spread.map((offset) => base + offset)
      const moments = new Moments()
      for (const value of values) moments.add(value)
      const margin = (studentQuantile(0.975, values.length - 1) * (moments.deviation ?? 0)) / Math.sqrt(values.length)
      const [low, high] = intervalOf(values.map((value) => [value])) ?? [Number.NaN, Number.NaN]
      const digits = 1e-14 * Math.abs(base) + 1e-12
      expect(Math.abs(low - (moments.mean - margin))).toBeLessThan(digits * 1000)
      expect(Math.abs(high - (moments.mean + margin))).toBeLessThan(digits * 1000)
    }),
  )
})

test('the interval does not depend on the order of the clusters or of the values in them', () => {
  const clusters = fc.array(
    fc.array(
      fc.integer({ min: 0, max: 16 }).map((value) => value / 16),
      { maxLength: 5 },
    ),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(clusters, (given) => {
      const rounded = (ends: readonly number[] | undefined) => ends?.map((end) => Number(end.toFixed(9)) + 0)
      expect(rounded(intervalOf(given.map((values) => values.toReversed()).toReversed()))).toEqual(
        rounded(intervalOf(given)),
      )
    }),
  )
})
