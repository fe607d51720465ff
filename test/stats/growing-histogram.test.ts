import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GrowingHistogram } from '../../src/stats/growing-histogram.ts'

function histogramOf(values: readonly number[], low?: number, high?: number) {
  const histogram = new GrowingHistogram(low, high)
  for (const value of values) histogram.add(value)
  return histogram.histogram
}

/** The bins that are not empty, as [index, count]. */
function filled({ counts }: { readonly counts: readonly number[] }): [number, number][] {
  return [...counts.entries()].filter(([, count]) => count > 0)
}

test('without numbers it has 20 empty bins over the range of the grader', () => {
  expect(histogramOf([])).toEqual({ low: 0, width: 0.05, counts: Array.from({ length: 20 }, () => 0) })
  expect(histogramOf([], -1, 1)).toEqual({ low: -1, width: 0.1, counts: Array.from({ length: 20 }, () => 0) })
})

describe('a range that cannot be cut into bins stands back for 0 to 1', () => {
  test.each([
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    [0, Number.POSITIVE_INFINITY],
    [Number.NaN, Number.NaN],
    [2, 2],
    [3, 1],
    [-Number.MAX_VALUE, Number.MAX_VALUE],
  ])('%s to %s', (low, high) => {
    const { low: start, width } = histogramOf([], low, high)
    expect({ start, width }).toEqual({ start: 0, width: 0.05 })
  })
})

test('a bin holds its lower end, and the last one its upper end too', () => {
  expect(filled(histogramOf([0, 0.05, 0.1, 0.15, 0.3, 0.95, 0.999, 1]))).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 1],
    [6, 1],
    [19, 3],
  ])
})

test('a number outside doubles the width until it fits, and moves no other number to another place', () => {
  const up = histogramOf([0.02, 0.98, 3.5])
  expect({ ...up, counts: filled(up) }).toEqual({
    low: 0,
    width: 0.2,
    counts: [
      [0, 1],
      [4, 1],
      [17, 1],
    ],
  })
  const down = histogramOf([0.02, 0.98, -0.5])
  expect({ ...down, counts: filled(down) }).toEqual({
    low: -1,
    width: 0.1,
    counts: [
      [5, 1],
      [10, 1],
      [19, 1],
    ],
  })
})

test('no number is ever lost, and each lies in its bin, however large or small', () => {
  const value = fc.oneof(
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 1, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, 1e308, -1e308),
  )
  fc.assert(
    fc.property(fc.array(value, { maxLength: 30 }), fc.boolean(), (values, signed) => {
      const { low, width, counts } = histogramOf(values, signed ? -1 : 0, 1)
      expect(counts.length).toBe(20)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length)
      expect([low, width].every(Number.isFinite)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('the counts are those of a histogram that was made with the final bins at once', () => {
  const eighths = fc.array(
    fc.integer({ min: -80, max: 80 }).map((value) => value / 8 + 1 / 16),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(eighths, (values) => {
      const grown = histogramOf(values)
      expect(histogramOf(values, grown.low, grown.low + 20 * grown.width).counts).toEqual(grown.counts)
    }),
  )
})
