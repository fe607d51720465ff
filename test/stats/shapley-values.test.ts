import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostPlayers, shapleyValues } from '../../src/stats/shapley-values.ts'

type Worth = (values: readonly number[]) => number
const at = (values: readonly number[], index: number): number => values[index] ?? Number.NaN

test.each<[what: string, values: number[], worth: Worth, base: number, parts: number[]]>([
  ['a weighted sum, each its weight times its value', [1, 0.5], (v) => 0.7 * at(v, 0) + 0.3 * at(v, 1), 0, [0.7, 0.15]],
  ['a constant, nothing', [1, 1], () => 2, 2, [0, 0]],
  ['a product, halves', [0.5, 0.8], (v) => at(v, 0) * at(v, 1), 0, [0.2, 0.2]],
  ['the smaller of two, halves of it', [0.4, 1], (v) => Math.min(at(v, 0), at(v, 1)), 0, [0.2, 0.2]],
  // Orders: 1 first gives 1 and the other nothing; 0.4 first gives 0.4 and the other 0.6.
  ['the larger of two, more to the larger', [0.4, 1], (v) => Math.max(at(v, 0), at(v, 1)), 0, [0.2, 0.8]],
  // The bankruptcy of three by the book: worth only with the first and one of the others.
  ['a majority with a chair', [1, 1, 1], (v) => at(v, 0) * Math.max(at(v, 1), at(v, 2)), 0, [2 / 3, 1 / 6, 1 / 6]],
  ['nothing at all', [], () => 0.25, 0.25, []],
])('%s', (_what, values, worth, base, parts) => {
  const found = shapleyValues(values, worth)
  expect(found?.base).toBe(base)
  expect(found?.parts.map((part) => part.toFixed(12))).toEqual(parts.map((part) => part.toFixed(12)))
})

test('the parts and the base add up to the worth, and a value of 0 has no part', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }), (values) => {
      const worth: Worth = (v) => v.reduce((product, value) => product * (0.5 + value), 1) - Math.max(0, ...v)
      const found = shapleyValues(values, worth)
      const sum = (found?.parts ?? []).reduce((total, part) => total + part, found?.base ?? 0)
      expect(Math.abs(sum - worth(values))).toBeLessThan(1e-9)
      values.forEach((value, index) => {
        if (value === 0) expect(found?.parts[index]).toBe(0)
      })
    }),
  )
})

test('a worth that is not finite where a part is 0 cannot be split, and neither can too many parts', () => {
  expect(shapleyValues([1, 2], (v) => 1 / at(v, 0))).toBe(undefined)
  expect(shapleyValues(Array<number>(mostPlayers + 1).fill(1), () => 1)).toBe(undefined)
  expect(shapleyValues([...Array<number>(mostPlayers).fill(1), 0, 0], () => 1)?.parts.length).toBe(mostPlayers + 2)
})
