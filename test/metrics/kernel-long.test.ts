import { expect, test } from 'vitest'
import { fuzzyMatch } from '../../src/metrics/fuzzy-match.ts'
import { lcsLength } from '../../src/metrics/lcs-seq.ts'
import { levenshteinDistance } from '../../src/metrics/levenshtein.ts'

/** Texts whose values are plain to see, longer than what fits one strip, one stretch, or the kernel's memory. */
test.each([
  { kind: 'ASCII', one: 'a', two: 'b' },
  { kind: 'Cyrillic', one: 'д', two: 'ж' },
  { kind: 'beyond the basic plane', one: '😀', two: '😁' },
  { kind: 'with lone surrogates', one: '\ud800x', two: '\udc01y' },
])('a long text of which the other lacks every second part is half as long ($kind)', ({ one, two }) => {
  const size = Array.from(one).length
  for (const count of [5000, 9000, 33_000]) {
    const whole = `${one}${two}`.repeat(count)
    const half = `<${one.repeat(count)}>`
    expect([count, lcsLength(whole, half), lcsLength(half, whole)]).toEqual([count, size * count, size * count])
    expect(levenshteinDistance(half, whole)).toBe(size * count + 1)
  }
})

test('more different symbols than the kernel has bytes for are told apart', () => {
  const alphabet = Array.from({ length: 20_000 }, (_, i) => String.fromCodePoint(0x4e00 + i))
  const text = alphabet.join('')
  const swapped = alphabet.map((_, i) => alphabet[i ^ 1]).join('')
  expect([lcsLength(text, swapped), levenshteinDistance(text, swapped)]).toEqual([10_000, 10_001])
})

test('a short reference is found in a long candidate, and the other way round', () => {
  const long = 'x'.repeat(100_000)
  expect([lcsLength(`${long}needle${long}`, 'needle'), lcsLength('needle', `${long}needle${long}`)]).toEqual([6, 6])
  expect(levenshteinDistance(`${long}needle${long}`, 'needle')).toBe(200_000)
  expect(fuzzyMatch('yes', `${long}yes`)).toBe(((1 - (100_006 - 6) / 100_006) * 100) / 100)
})
