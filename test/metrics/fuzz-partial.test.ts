import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { partialRatio } from '../../src/metrics/partial-ratio.ts'
import { points, textbookLcs, textPairs } from './kernel-textbook.ts'

/** The definition word for word: every window of the shorter text's length, every shorter start and end. */
function everyPart(shorter: readonly number[], longer: readonly number[]): number {
  const size = shorter.length
  const windows = Array.from({ length: longer.length - size + 1 }, (_, from) => longer.slice(from, from + size))
  const ends = Array.from({ length: size - 1 }, (_, i) => [longer.slice(0, i + 1), longer.slice(longer.length - i - 1)])
  const ratios = [...windows, ...ends.flat()].map((part) => {
    const lengths = size + part.length
    return (1 - (lengths - 2 * textbookLcs(shorter, part)) / lengths) * 100
  })
  return Math.max(...ratios) / 100
}

function byDefinition(candidate: string, reference: string): number {
  const [shorter, longer] = [points(candidate), points(reference)].toSorted((a, b) => a.length - b.length)
  if (shorter === undefined || longer === undefined || shorter.length === 0) return candidate === reference ? 1 : 0
  const score = everyPart(shorter, longer)
  return shorter.length === longer.length ? Math.max(score, everyPart(longer, shorter)) : score
}

test('partial_ratio is the best of all parts that the definition allows', () => {
  fc.assert(
    fc.property(textPairs(12), ([candidate, reference]) => {
      expect(partialRatio(candidate, reference)).toBe(byDefinition(candidate, reference))
    }),
    { numRuns: 1000 },
  )
})

test('a reference longer than the kernel holds is found in a longer text', () => {
  const reference = Array.from({ length: 3000 }, (_, i) => String(i % 997)).join('')
  const scores = [`<<${reference}>>`, `<<${reference.slice(1)}>>`].map((text) => partialRatio(text, reference))
  const { length } = reference
  expect(length).toBeGreaterThan(8064)
  expect(scores).toEqual([1, ((1 - 2 / (2 * length)) * 100) / 100])
})
