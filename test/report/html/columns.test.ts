import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyColumns, packColumns, unpackColumns } from '../../../src/report/html/columns.ts'
import { compressed, decompressed } from '../../../src/report/html/compressed.ts'

test('columns come back as they were, bit for bit, also what is no number', () => {
  const numbers = fc.array(fc.tuple(fc.double(), fc.double(), fc.nat(), fc.double()), { maxLength: 50 })
  fc.assert(
    fc.property(numbers, (rows) => {
      const columns = emptyColumns(rows.length, 2)
      rows.forEach(([score, expert, length, part], index) => {
        columns.score[index] = score
        columns.expert[index] = expert
        columns.length[index] = length
        if (columns.parts[1] !== undefined) columns.parts[1][index] = part
      })
      expect(unpackColumns(packColumns(columns), rows.length, 2)).toEqual(columns)
    }),
  )
})

test('bytes and texts come back from what was compressed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.string({ unit: 'grapheme' }), async (bytes, text) => {
      expect(await decompressed(await compressed(new Uint8Array(bytes)))).toEqual(new Uint8Array(bytes))
      expect(new TextDecoder().decode(await decompressed(await compressed(text)))).toBe(text)
    }),
    { numRuns: 30 },
  )
})
