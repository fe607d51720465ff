import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { symbolRatio } from '../../src/metrics/symbol-ratio.ts'
import { hasSharedWord } from '../../src/metrics/shared-word.ts'
import {
  shortRatioScore,
  shortTokenScore,
  shortTokenSetScore,
  shortTokenSortScore,
} from '../../src/metrics/short-token-scores.ts'
import {
  hasSharedShortWord,
  readShortProcessedWords,
  readShortWords,
  type ShortWords,
} from '../../src/metrics/short-words.ts'
import { sortedPair } from '../../src/metrics/sorted-pair.ts'
import { tokenRatioScore } from '../../src/metrics/token-ratio-score.ts'
import { tokenSetScore } from '../../src/metrics/token-set-score.ts'
import { readProcessedWords, readWords, type WordPair } from '../../src/metrics/word-pair.ts'
import { splitShared } from '../../src/metrics/word-split.ts'
import { textPairs } from './kernel-textbook.ts'

type Read<Texts> = (candidate: string, reference: string) => Texts
interface Case {
  readonly name: string
  readonly readShort: Read<ShortWords | undefined>
  readonly readPlain: Read<WordPair>
}

const cases: readonly Case[] = [
  { name: 'as they are', readShort: readShortWords, readPlain: readWords },
  { name: 'after default_process', readShort: readShortProcessedWords, readPlain: readProcessedWords },
]

/** All that the kernel can tell of two texts. */
function shortScores(texts: ShortWords, cutoff: number): (number | boolean)[] {
  const isShared = hasSharedShortWord(texts)
  texts.words.copy()
  const [length = 0, otherLength = 0] = texts.told
  return [
    isShared,
    length,
    otherLength,
    shortRatioScore(texts),
    shortTokenSetScore(texts),
    shortTokenSortScore(texts),
    shortTokenScore(texts),
    shortTokenScore(texts, cutoff),
  ]
}

/** The same by code points, in JavaScript but for the LCS. */
function plainScores(pair: WordPair, cutoff: number): (number | boolean)[] {
  const hasWords = pair.a.count > 0 && pair.b.count > 0
  return [
    hasSharedWord(pair),
    pair.a.length,
    pair.b.length,
    symbolRatio(pair),
    hasWords ? tokenSetScore(splitShared(pair)) : 0,
    symbolRatio(sortedPair(pair)),
    tokenRatioScore(pair),
    tokenRatioScore(pair, cutoff),
  ]
}

/** Symbols at every edge of what counts as blank, letter or digit. */
const any = fc.constantFrom(...Array.from('\0\b\t\r\u000e\u001b\u001c\u001f !/09:@AZ[`az{\u007f abAB  ab'))
const lengths = [0, 1, 2, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 511, 512]
const exactly = fc
  .constantFrom(...lengths)
  .chain((length) => fc.array(any, { minLength: length, maxLength: length }))
  .map((symbols) => symbols.join(''))
/** Words about as long as a key, and as two; many have the same start, some end in U+0000. */
const word = fc
  .tuple(
    fc.constantFrom('', 'sevenab', 'eightabc', 'fifteen-letters', 'sixteen-letters_'),
    fc.array(any, { maxLength: 3 }),
  )
  .map(([start, end]) => start + end.join(''))
const phrase = fc.array(word, { maxLength: 60 }).map((words) => words.join(' ').slice(0, 512))
const shortText = fc.oneof(exactly, phrase)
const cutoffs = fc.double({ min: 0, max: 120, noNaN: true })

test.each(cases)('of short ASCII texts, $name, the kernel gives what JavaScript gives', ({ readShort, readPlain }) => {
  fc.assert(
    fc.property(shortText, shortText, cutoffs, (candidate, reference, cutoff) => {
      const texts = readShort(candidate, reference)
      if (texts === undefined) throw new Error('These tests compare with WebAssembly, which this runtime lacks.')
      expect(shortScores(texts, cutoff)).toEqual(plainScores(readPlain(candidate, reference), cutoff))
    }),
    { numRuns: 5000 },
  )
})

test.each(cases)('of any other texts, $name, the kernel says nothing', ({ readShort }) => {
  const isShortAscii = (text: string) => text.length <= 512 && /^[\0-\u007f]*$/u.test(text)
  const unusual = fc.constantFrom('\u0080', '\u0085', '\u00a0', '\u212a', 'e\u0301', '\ud800', '\udc00', '\ud83d\ude00')
  const texts = fc.oneof(
    textPairs(200),
    fc.tuple(
      shortText,
      fc.tuple(shortText, unusual).map((parts) => parts.join('')),
    ),
    fc.tuple(shortText, fc.constantFrom('a'.repeat(513), 'a '.repeat(4096))),
  )
  fc.assert(
    fc.property(texts, fc.boolean(), ([one, other], isTurned) => {
      const [candidate, reference] = isTurned ? [other, one] : [one, other]
      expect(readShort(candidate, reference) !== undefined).toBe(isShortAscii(one) && isShortAscii(other))
    }),
    { numRuns: 1000 },
  )
})

test('many short words after one another leave nothing behind for the next texts', () => {
  const full = 'ab '.repeat(200).slice(0, 512)
  const results = ['x', '', ' ', 'b a'].map((text) => {
    readShortWords(full, full)
    const texts = readShortWords(text, text)
    return texts && [hasSharedShortWord(texts), shortTokenSetScore(texts), shortTokenSortScore(texts)]
  })
  expect(results).toEqual([
    [true, 100, 100],
    [false, 0, 100],
    [false, 0, 100],
    [true, 100, 100],
  ])
})
