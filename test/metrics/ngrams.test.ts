import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ngramOverlap } from '../../src/metrics/ngram/ngram-overlap.ts'
import { mostPlaces, NgramPlaces, placeOrders } from '../../src/metrics/ngram/ngram-places.ts'
import { NgramTrie } from '../../src/metrics/ngram/ngram-trie.ts'
import { WordTable } from '../../src/metrics/ngram/word-table.ts'
import { loadSplit } from '../../src/metrics/tokenize/load-tokens.ts'
import { TokenBuffer } from '../../src/metrics/tokenize/token-buffer.ts'

const words = (lengths: readonly number[]) =>
  fc.constantFrom(...lengths).chain((length) => fc.array(fc.nat(8), { minLength: length, maxLength: length }))
const aroundTheLimits = [0, 1, 2, 3, 4, 5, 31, 32, 33, 63, 64]

describe('n-grams of a short reference', () => {
  test('are matched by places as by the trie, and one object serves pair after pair', () => {
    const places = new NgramPlaces()
    const trie = new NgramTrie(placeOrders)
    const count = (ngrams: NgramPlaces | NgramTrie, candidate: readonly number[], reference: readonly number[]) => {
      // As a word table numbers them: two quotes, then the words of the reference in turn, -1 for all others.
      const ids = new Map([...new Set([0, 1, ...reference])].map((word, id) => [word, id]))
      const matches = new Int32Array(placeOrders).fill(7)
      ngrams.take(
        Int32Array.from(reference, (word) => ids.get(word) ?? -1),
        reference.length,
        ids.size,
      )
      ngrams.match(
        Int32Array.from(candidate, (word) => (reference.includes(word) ? (ids.get(word) ?? -1) : -1)),
        candidate.length,
        matches,
      )
      return matches
    }
    fc.assert(
      fc.property(words([...aroundTheLimits, 65, 127, 128, 129, 400]), words(aroundTheLimits), (one, two) => {
        expect(count(places, one, two)).toEqual(count(trie, one, two))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([mostPlaces - 1, mostPlaces, mostPlaces + 1])('and of one of %i tokens are all its own', (length) => {
    const text = Array.from({ length }, (_, index) => `w${index % 50}`).join(' ')
    const { matches, candidateLength, referenceLength } = ngramOverlap(loadSplit, 4, text, text)
    expect([[...matches], candidateLength, referenceLength]).toEqual([
      [length, length - 1, length - 2, length - 3],
      length,
      length,
    ])
  })
})

describe('the word table', () => {
  // Equal ends, since a long word is known by its last twelve bytes first.
  const word = fc.oneof(
    fc.stringMatching(/^[ab]{1,3}$/u),
    fc.stringMatching(/^[ab]{0,3}(xyz|klmnopqr|abcdefghijkl|\u00e9\u212a\u0301)$/u),
    fc.constantFrom('\ud83d', '\ude00', '\ud83d\ude00', '\u0000', '\u0085', '``', "''", 'K', '\u212a'),
  )

  test('gives equal words the same number and others another, as a Map does', () => {
    const table = new WordTable()
    fc.assert(
      fc.property(fc.array(word, { maxLength: 140 }), fc.array(word, { maxLength: 140 }), (reference, candidate) => {
        const known = new Map([
          ['``', 0],
          ["''", 1],
        ])
        for (const text of reference) if (!known.has(text)) known.set(text, known.size)
        const numbers = new Int32Array(140)
        table.addAll(loaded(reference), numbers)
        expect([...numbers.subarray(0, reference.length)]).toEqual(reference.map((text) => known.get(text)))
        table.findAll(loaded(candidate), numbers)
        expect([...numbers.subarray(0, candidate.length)]).toEqual(candidate.map((text) => known.get(text) ?? -1))
      }),
      { numRuns: 500 },
    )
  })
})

/** A buffer with these tokens. */
function loaded(tokens: readonly string[]): TokenBuffer {
  const buffer = new TokenBuffer()
  buffer.load(tokens.join('\n'))
  const encoder = new TextEncoder()
  let start = 0
  for (const token of tokens) {
    const end = start + (/^\p{Surrogate}$/u.test(token) ? 3 : encoder.encode(token).length)
    if (token === '``') buffer.pushQuote(-1)
    else if (token === "''") buffer.pushQuote(-2)
    else buffer.push(start, end)
    start = end + 1
  }
  return buffer
}
