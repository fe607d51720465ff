import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EvenlySpaced } from '../../src/run/evenly-spaced.ts'

function spaced(count: number, most: number): EvenlySpaced<number> {
  const entries = new EvenlySpaced<number>(most, () => 1)
  for (let entry = 0; entry < count; entry++) entries.add(entry)
  return entries
}

test.each<[count: number, every: number, entries: number[]]>([
  [0, 1, []],
  [4, 1, [0, 1, 2, 3]],
  [5, 2, [0, 2, 4]],
  [9, 4, [0, 4, 8]],
  [17, 8, [0, 8, 16]],
])('of %i entries that have room for four, every %ith is kept', (count, every, entries) => {
  const kept = spaced(count, 4)
  expect([kept.every, kept.entries]).toEqual([every, entries])
})

test('no more than fits is kept, and nothing between two kept entries is nearer than n', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 50 }), (count, most) => {
      const { every, entries } = spaced(count, most)
      expect(entries).toEqual(Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every))
      expect(entries.length).toBeLessThanOrEqual(most)
      expect(entries.length).toBeGreaterThan(Math.min(most, count) / 2 - 1)
    }),
  )
})

test('an entry that is too heavy alone is kept all the same', () => {
  const entries = new EvenlySpaced<number>(4, (weight) => weight)
  entries.add(100)
  expect([entries.every, entries.entries]).toEqual([1, [100]])
})
