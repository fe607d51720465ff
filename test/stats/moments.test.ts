import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Moments } from '../../src/stats/moments.ts'

function momentsOf(values: readonly number[]): Moments {
  const moments = new Moments()
  for (const value of values) moments.add(value)
  return moments
}

test('no number has no deviation and no bounds', () => {
  const { count, mean, low, high, deviation } = momentsOf([])
  expect({ count, mean, low, high, deviation }).toEqual({
    count: 0,
    mean: 0,
    low: Number.POSITIVE_INFINITY,
    high: Number.NEGATIVE_INFINITY,
    deviation: undefined,
  })
})

test('one number is its own mean and has no deviation', () => {
  const { count, mean, low, high, deviation } = momentsOf([-3])
  expect({ count, mean, low, high, deviation }).toEqual({ count: 1, mean: -3, low: -3, high: -3, deviation: undefined })
})

test('a hand-computed example', () => {
  const { count, mean, low, high, deviation } = momentsOf([2, 4, 4, 4, 5, 5, 7, 9])
  expect({ count, mean, low, high, deviation }).toEqual({
    count: 8,
    mean: 5,
    low: 2,
    high: 9,
    deviation: Math.sqrt(32 / 7),
  })
})

test('equal numbers have the deviation 0 exactly', () => {
  expect(momentsOf(Array.from({ length: 1000 }, () => 0.1)).deviation).toBe(0)
})

test('numbers that pass by once give what two passes over a list give, also far away from 0', () => {
  const spread = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 50 })
  fc.assert(
    fc.property(spread, fc.constantFrom(0, 1, 1e6, -1e9), (offsets, base) => {
      const values = offsets.map((offset) => base + offset)
      const { count, mean, low, high, deviation } = momentsOf(values)
      const naiveMean = base + values.reduce((sum, value) => sum + (value - base), 0) / values.length
      const squares = values.reduce((sum, value) => sum + (value - naiveMean) ** 2, 0)
      expect({ count, low, high }).toEqual({
        count: values.length,
        low: Math.min(...values),
        high: Math.max(...values),
      })
      const digits = 1e-12 * Math.max(1, Math.abs(base)) + 1e-9
      expect(Math.abs(mean - naiveMean)).toBeLessThan(digits)
      expect(Math.abs((deviation ?? Number.NaN) - Math.sqrt(squares / (values.length - 1)))).toBeLessThan(digits * 10)
    }),
  )
})
