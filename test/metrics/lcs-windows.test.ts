import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lcsOfSymbols, openWindows } from '../../src/metrics/kernel/lcs-windows.ts'
import { newSymbols, readSymbols, type Symbols } from '../../src/metrics/symbols.ts'
import { points, textbookLcs, textPairs } from './kernel-textbook.ts'

function symbols(text: string): Symbols {
  const read = newSymbols()
  readSymbols(text, read)
  return read
}

test('texts in code points, and parts of them, have the LCS of the textbook, also where they hold U+0000', () => {
  const places = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  // Patterns of more than four words of 63 symbols take another way through the kernel.
  fc.assert(
    fc.property(fc.oneof(textPairs(20), textPairs(150)), places, ([text, pattern], some) => {
      const [inText, inPattern] = [points(text), points(pattern)]
      expect(lcsOfSymbols(symbols(text), symbols(pattern))).toBe(textbookLcs(inText, inPattern))
      if (text === '' || pattern === '') return
      const [from = 0, to = 0] = some.map((place) => Math.floor(place * inText.length)).toSorted((a, b) => a - b)
      const windows = openWindows(symbols(pattern), symbols(text))
      expect(windows.window(from, to)).toBe(textbookLcs(inText.slice(from, to), inPattern))
    }),
    { numRuns: 500 },
  )
})

test('a U+0000 of the pattern is not found behind the end of the text', () => {
  const text = 'a'.repeat(5)
  expect(lcsOfSymbols(symbols(text), symbols('\0'.repeat(300)))).toBe(0)
})

test('a table that fills the memory of the kernel to the last byte is not read beyond', () => {
  // 128 words of 63 symbols, 300 different ones and the row of all others; the last three words differ.
  const start = String.fromCodePoint(...Array.from({ length: 125 * 63 }, (_, place) => 0x4e00 + (place % 111)))
  const rest = Array.from({ length: 3 * 63 }, (_, place) => 0x5e00 + place)
  const pattern = start + String.fromCodePoint(...rest)
  const text = start + String.fromCodePoint(...rest.toReversed())
  expect(lcsOfSymbols(symbols(text), symbols(pattern))).toBe(start.length + 1)
})
