import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editMetrics } from './fuzz-metrics.ts'
import { textPairs } from './kernel-textbook.ts'

/** Texts of few words, so that tokens are often shared, in both texts or within one. */
const word = fc.constantFrom(
  'a',
  'Ab',
  'the',
  'FOX',
  'fuzzy',
  'wuzzy',
  '\u00a0',
  '\n',
  '42',
  'ß',
  '漢字',
  '😀',
  '-',
  '_',
)
const phrase = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
const pair = fc.oneof(fc.tuple(phrase, phrase), textPairs(30))

describe.each(editMetrics)('$name as $variant', ({ compare, prepare, variant = '' }) => {
  test('stays within 0..1 and is symmetric', () => {
    fc.assert(
      fc.property(pair, ([candidate, reference]) => {
        const score = compare(candidate, reference)
        expect(score >= 0 && score <= 1).toBe(true)
        expect(compare(reference, candidate)).toBe(score)
      }),
      { numRuns: 300 },
    )
  })

  test('scores 1 for a text with letters against itself', () => {
    fc.assert(
      fc.property(pair, ([text]) => {
        expect(compare(`${text}ab`, `${text}ab`)).toBe(1)
      }),
    )
  })

  test('prepared for a reference, it gives the same scores', () => {
    fc.assert(
      fc.property(pair, pair, ([one, two], [candidate, other]) => {
        const prepared = [one, two].map(
          (reference) => prepare?.(reference) ?? ((text: string) => compare(text, reference)),
        )
        const got = [candidate, other].flatMap((text) => prepared.map((score) => score(text)))
        expect([variant, ...got]).toEqual([
          variant,
          compare(candidate, one),
          compare(candidate, two),
          compare(other, one),
          compare(other, two),
        ])
      }),
      { numRuns: prepare === undefined ? 1 : 200 },
    )
  })
})
