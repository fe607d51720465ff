import * as fc from 'fast-check'
import { compareTwoStrings } from 'string-similarity'
import { expect, test } from 'vitest'
import { dice } from '../../src/metrics/dice.ts'
import { hasSharedWord } from '../../src/metrics/shared-word.ts'
import { sortedPair } from '../../src/metrics/sorted-pair.ts'
import { type Symbols } from '../../src/metrics/symbols.ts'
import { readWords } from '../../src/metrics/word-pair.ts'
import { points, textPairs } from './kernel-textbook.ts'

const letters = ['a', 'a', 'a', 'b', '\0', '\u007f', 'é', '漢', '😀', '\ud800', '\uffff']
const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 9 }).map((some) => some.join(''))
const asciiWord = fc
  .array(fc.constantFrom('a', 'b', '\0', '\u007f'), { minLength: 1, maxLength: 7 })
  .map((some) => some.join(''))
/** Few and many words: the limits between the ways to sort are 64 and 2048 words. */
const wordLists = fc
  .tuple(fc.constantFrom(word, asciiWord), fc.constantFrom(3, 12, 90, 3000))
  .chain(([some, maxLength]) => fc.array(some, { maxLength, size: 'max' }))

test('words are sorted by code point, however many they are and whatever they hold', () => {
  fc.assert(
    fc.property(wordLists, (words) => {
      const { a } = sortedPair(readWords(words.join(' '), ''))
      expect(pointsOf(a)).toEqual(points(words.toSorted(byCodePoint).join(' ')))
    }),
    { numRuns: 200 },
  )
})

test('a shared word is found among few and among many words, and none where there is none', () => {
  fc.assert(
    fc.property(wordLists, wordLists, (one, other) => {
      const isShared = one.some((text) => other.includes(text))
      expect(hasSharedWord(readWords(one.join(' '), other.join(' ')))).toBe(isShared)
    }),
    { numRuns: 200 },
  )
})

test('dice gives the numbers of string-similarity, also where it does not call it', () => {
  const spaced = fc
    .array(fc.constantFrom('a', 'b', ' ', 'c', '\t', '\n', '\v', '\f', '\r', '\0', '\u001c', '\u001f'), {
      maxLength: 40,
    })
    .map((some) => some.join(''))
  fc.assert(
    fc.property(fc.oneof(fc.tuple(spaced, spaced), textPairs(30)), ([candidate, reference]) => {
      expect(dice(candidate, reference)).toBe(compareTwoStrings(candidate, reference))
    }),
    { numRuns: 2000 },
  )
})

function pointsOf({ points: all, length }: Symbols): number[] {
  return [...all.subarray(0, length)]
}

function byCodePoint(a: string, b: string): number {
  const [inA, inB] = [points(a), points(b)]
  for (let i = 0; i < inA.length && i < inB.length; i++) {
    const difference = (inA[i] ?? 0) - (inB[i] ?? 0)
    if (difference !== 0) return difference
  }
  return inA.length - inB.length
}
