import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Shortlist } from '../../src/run/shortlist.ts'

interface Entry {
  readonly value: number
  readonly place: number
}

test('it keeps the first entries of a stable sort, for any size', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 })), fc.nat({ max: 6 }), (values, size) => {
      const entries: Entry[] = values.map((value, place) => ({ value, place }))
      const compare = (a: Entry, b: Entry) => a.value - b.value
      const shortlist = new Shortlist(size, compare)
      for (const entry of entries) shortlist.add(entry)
      expect(shortlist.list).toEqual(entries.toSorted(compare).slice(0, size))
    }),
  )
})
