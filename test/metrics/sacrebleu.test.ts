import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hfBleu, hfBleuSmooth } from '../../src/metrics/hf-bleu.ts'
import { MetricUndefinedError } from '../../src/metrics/metric-undefined.ts'
import { sacrebleu } from '../../src/metrics/sacrebleu.ts'
import { goldenRows } from './golden-rows.ts'

interface Scores {
  readonly sacrebleu_sentence: number
  readonly hf_bleu: number | { readonly error: string }
  readonly hf_bleu_smooth: number | { readonly error: string }
}

const rows = goldenRows<Scores>('bleu.jsonl')
const tokens = fc.constantFrom('the', 'cat', 'sat', 'on', 'a', 'mat', '.', ',', '3.14', '-\n', '&amp;', 'é', '\ud83d')
const texts = fc.array(tokens, { maxLength: 20 }).map((list) => list.join(' '))

describe('golden rows', () => {
  test('there are 239, of which 8 have no Hugging Face score', () => {
    expect([rows.length, rows.filter(({ scores }) => typeof scores.hf_bleu !== 'number').length]).toEqual([239, 8])
  })

  test('sacrebleu equals its reference to 1e-12', () => {
    expect(rows.filter((row) => !near(sacrebleu(row.input, row.reference), row.scores.sacrebleu_sentence))).toEqual([])
  })

  test.each([
    ['hf_bleu', hfBleu],
    ['hf_bleu_smooth', hfBleuSmooth],
  ] as const)('%s equals its reference to 1e-12, and is undefined where that raises', (key, metric) => {
    for (const { input, reference, scores } of rows) {
      const score = scores[key]
      if (typeof score === 'number') expect(near(metric(input, reference), score)).toBe(true)
      else expect(() => metric(input, reference)).toThrow(MetricUndefinedError)
    }
  })
})

describe('sacrebleu', () => {
  test.each([
    ['', '', 0],
    ['a', '', 0],
    ['', 'a', 0],
    ['a b', 'c d', 0],
    ['one two', 'one two', 1],
    ['one-\n', 'one-', 1],
  ])('of %j and %j is %d', (candidate, reference, score) => {
    expect(sacrebleu(candidate, reference)).toBeCloseTo(score, 14)
  })

  test('is 0..1, and 1 for a text with tokens and itself', () => {
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        const score = sacrebleu(candidate, reference)
        expect(score >= 0 && score <= 1).toBe(true)
        expect(sacrebleu(`a ${candidate}`, `a ${candidate}`)).toBeCloseTo(1, 14)
      }),
    )
  })
})

describe('BLEU of Hugging Face', () => {
  test('without smoothing needs a common run of four tokens', () => {
    expect([hfBleu('a b c', 'a b c'), hfBleu('a b c d', 'a b c d'), hfBleuSmooth('a b c', 'a b c')]).toEqual([0, 1, 1])
  })

  test('is undefined when a side has no token, and says which', () => {
    const message = 'The BLEU of Hugging Face is not defined: the candidate has no token.'
    expect(() => hfBleu(' ', 'a')).toThrow(new MetricUndefinedError(message))
    expect(() => hfBleuSmooth('a', '<skipped>')).toThrow(
      new MetricUndefinedError(message.replace('candidate', 'reference')),
    )
  })

  test('is 0..1', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        for (const metric of [hfBleu, hfBleuSmooth]) {
          const score = metric(`a ${a}`, `a ${b}`)
          expect(score >= 0 && score <= 1).toBe(true)
        }
      }),
    )
  })
})

function near(score: number, golden: number): boolean {
  return Math.abs(score - golden) <= 1e-12
}
