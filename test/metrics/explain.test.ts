import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bleu } from '../../src/metrics/bleu.ts'
import { type ExplainableMetric, explain } from '../../src/metrics/explain.ts'
import { fuzzyMatch } from '../../src/metrics/fuzzy-match.ts'
import { gleu } from '../../src/metrics/gleu.ts'
import { levenshtein } from '../../src/metrics/levenshtein.ts'
import { meteor } from '../../src/metrics/meteor.ts'
import { rougeL } from '../../src/metrics/rouge-l.ts'
import { rouge1, rouge2, rouge3, rouge4, rouge5 } from '../../src/metrics/rouge-n.ts'
import { textbookDistance } from './textbook-distance.ts'

const functions: readonly (readonly [ExplainableMetric, (candidate: string, reference: string) => number])[] = [
  ['fuzzy_match', fuzzyMatch],
  ['levenshtein', levenshtein],
  ['bleu', bleu],
  ['gleu', gleu],
  ['meteor', meteor],
  ['rouge_1', rouge1],
  ['rouge_2', rouge2],
  ['rouge_3', rouge3],
  ['rouge_4', rouge4],
  ['rouge_5', rouge5],
  ['rouge_l', rougeL],
]

const characters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '😀', '\ud83d'), maxLength: 25 })
const texts = fc
  .array(fc.constantFrom('The', 'cat', 'cats', 'sat', 'on', 'a', 'mat', '.', 'é'))
  .map((words) => words.join(' '))

describe('explain', () => {
  test('shows the edits that turn the reference into the candidate', () => {
    expect(explain('fuzzy_match', 'the cat sat', 'a cat sits')).toEqual({
      metric: 'fuzzy_match',
      score: fuzzyMatch('the cat sat', 'a cat sits'),
      candidateLength: 11,
      referenceLength: 10,
      alignment: {
        kind: 'aligned',
        distance: 7,
        edits: [
          { kind: 'replace', candidate: 'the', reference: 'a' },
          { kind: 'same', candidate: ' cat s', reference: ' cat s' },
          { kind: 'replace', candidate: 'a', reference: 'i' },
          { kind: 'same', candidate: 't', reference: 't' },
          { kind: 'delete', candidate: '', reference: 's' },
        ],
      },
    })
  })

  test('counts a replaced character once for levenshtein', () => {
    expect(explain('levenshtein', 'kitten!', 'sitting').alignment).toEqual({
      kind: 'aligned',
      distance: 3,
      edits: [
        { kind: 'replace', candidate: 'k', reference: 's' },
        { kind: 'same', candidate: 'itt', reference: 'itt' },
        { kind: 'replace', candidate: 'e', reference: 'i' },
        { kind: 'same', candidate: 'n', reference: 'n' },
        { kind: 'replace', candidate: '!', reference: 'g' },
      ],
    })
  })

  test('says when texts are too long to align, and scores them all the same', () => {
    const [candidate, reference] = ['ab'.repeat(10_000), 'ba'.repeat(10_000)]
    expect(explain('levenshtein', candidate, reference)).toEqual({
      metric: 'levenshtein',
      score: levenshtein(candidate, reference),
      candidateLength: 20_000,
      referenceLength: 20_000,
      alignment: {
        kind: 'too_long',
        message: 'Texts of 20000 and 20000 characters are too long to align; the score is exact all the same.',
      },
    })
  })

  test('shows the shared n-grams of rouge_2', () => {
    expect(explain('rouge_2', 'The cat sat, the cat', 'a cat sat: The Cat!')).toEqual({
      metric: 'rouge_2',
      score: 0.75,
      candidateTokens: ['the', 'cat', 'sat', 'the', 'cat'],
      referenceTokens: ['a', 'cat', 'sat', 'the', 'cat'],
      matched: [
        { ngram: ['the', 'cat'], count: 1 },
        { ngram: ['cat', 'sat'], count: 1 },
        { ngram: ['sat', 'the'], count: 1 },
      ],
      precision: 0.75,
      recall: 0.75,
    })
  })

  test('shows the common subsequence of rouge_l', () => {
    expect(explain('rouge_l', 'b x a', 'a b a a')).toEqual({
      metric: 'rouge_l',
      score: rougeL('b x a', 'a b a a'),
      candidateTokens: ['b', 'x', 'a'],
      referenceTokens: ['a', 'b', 'a', 'a'],
      subsequence: [
        { token: 'b', candidateIndex: 0, referenceIndex: 1 },
        { token: 'a', candidateIndex: 2, referenceIndex: 3 },
      ],
      precision: 2 / 3,
      recall: 0.5,
    })
  })

  test('shows the counts and the penalty of bleu', () => {
    const explanation = explain('bleu', 'the cat sat', 'the cat sat down')
    expect(explanation).toEqual({
      metric: 'bleu',
      candidateTokens: ['the', 'cat', 'sat'],
      referenceTokens: ['the', 'cat', 'sat', 'down'],
      matches: [
        { matched: 3, total: 3 },
        { matched: 2, total: 2 },
        { matched: 1, total: 1 },
        { matched: 0, total: 0 },
      ],
      brevityPenalty: Math.exp(1 - 4 / 3),
      score: bleu('the cat sat', 'the cat sat down'),
    })
  })

  test('does not know other names, and offers the nearest', () => {
    // As plain JavaScript may call it.
    const name: (metric: string) => ExplainableMetric = JSON.parse
    expect(() => explain(name('"rouge_6"'), 'a', 'b')).toThrow(
      new RangeError('No metric called "rouge_6" can be explained. Did you mean "rouge_1"?'),
    )
    expect(() => explain(name('"cosine"'), 'a', 'b')).toThrow(
      /^No metric called "cosine" can be explained\. Known are /u,
    )
  })

  test.each(functions)('%s has the score of its function and is plain JSON', (metric, compare) => {
    fc.assert(
      fc.property(fc.oneof(texts, characters), texts, (candidate, reference) => {
        const explanation = explain(metric, candidate, reference)
        expect(explanation.metric).toBe(metric)
        expect(explanation.score).toBe(compare(candidate, reference))
        expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
      }),
      { numRuns: 50 },
    )
  })

  test('an edit script rebuilds both texts at the least cost', () => {
    fc.assert(
      fc.property(characters, characters, (candidate, reference) => {
        for (const metric of ['fuzzy_match', 'levenshtein'] as const) {
          const { alignment } = explain(metric, candidate, reference)
          if (alignment.kind === 'too_long') throw new Error(alignment.message)
          expect(alignment.edits.map((edit) => edit.candidate).join('')).toBe(candidate)
          expect(alignment.edits.map((edit) => edit.reference).join('')).toBe(reference)
          const [from, to] = [Array.from(candidate), Array.from(reference)]
          expect(alignment.distance).toBe(textbookDistance(from, to, metric === 'levenshtein' ? 1 : 2))
          const kinds = alignment.edits.map((edit) => edit.kind === 'same')
          expect(kinds.every((same, index) => index === 0 || same !== kinds[index - 1])).toBe(true)
        }
      }),
    )
  })
})
