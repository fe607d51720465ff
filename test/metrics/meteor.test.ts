import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meteor, meteorParts, prepareMeteor } from '../../src/metrics/meteor.ts'
import { meteorVariantMetrics } from '../../src/metrics/meteor-variants.ts'
import { porterStem } from '../../src/metrics/porter.ts'
import { wordnet } from '../../src/metrics/wordnet/wordnet.ts'
import { goldenRows } from './golden-rows.ts'
import { jsonLines } from './json-lines.ts'

const rows = goldenRows<Readonly<Record<string, number | null>>>('meteor.jsonl')
const settled = new Map(
  jsonLines<{ id: string; family: string; value: number }>('settled.jsonl')
    .filter(({ family }) => family === 'meteor')
    .map(({ id, value }) => [id, value]),
)
const odd = jsonLines<{ input: string; reference: string; scores: { meteor: number } }>('odd-texts.jsonl')
const words = fc.constantFrom(
  'car',
  'auto',
  'cars',
  'machine',
  'Dog',
  'dogs',
  'hound',
  'big',
  'large',
  'the',
  'runs',
  'ran',
  '.',
  '\n',
  '\u03a3',
)
const texts = fc.array(words, { maxLength: 15 }).map((list) => list.join(' '))
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-12

describe('meteor', () => {
  test('equals the score of all 239 golden rows to 1e-12, three of them settled by the Punkt data', () => {
    const expected = rows.map(({ id, scores }) => scores['hosted'] ?? settled.get(id))
    expect(rows.filter((row, index) => !near(meteor(row.input, row.reference), Number(expected[index])))).toEqual([])
    expect([rows.length, settled.size]).toEqual([239, 3])
  })

  test('equals NLTK on odd texts to 1e-12', () => {
    expect(odd.filter(({ input, reference, scores }) => !near(meteor(input, reference), scores.meteor))).toEqual([])
  })

  test.each(meteorVariantMetrics.map((metric) => [metric.variant ?? '', metric] as const))(
    'variant %s equals all golden rows to 1e-12, also when prepared',
    (variant, { compare, prepare }) => {
      for (const { input, reference, scores } of rows) {
        expect(near(compare(input, reference), Number(scores[variant]))).toBe(true)
        expect(prepare?.(reference)(input)).toBe(compare(input, reference))
      }
    },
  )

  test.each([
    ['', '', 0],
    ['a', '', 0],
    ['', 'a', 0],
    ['a', 'a', 0.5],
    ['a', 'A', 0.5],
    ['one two', 'one two', 0.9375],
    ['dogs', 'dog', 0.5],
    ['car', 'automobile', 0],
    ['car', 'auto', 0.5],
    ['hot_dog', 'frank', 0.5],
    ['frank', 'hot_dog', 0],
    ['\u039f\u03a3', '\u03bf\u03c2', 0.5],
    ['paris', 'Paris', 0.5],
  ])('of %j and %j is %d', (candidate, reference, score) => {
    expect(meteor(candidate, reference)).toBeCloseTo(score, 12)
  })

  test('of k words and themselves is 1 - 0.5 / k^3', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 30 }), (list) => {
        const text = list.join(' ')
        expect(near(meteor(text, text), 1 - 0.5 / list.length ** 3)).toBe(true)
      }),
    )
  })

  test('is 0..1, the same when prepared and in parts, and as a plain search for partners has it', () => {
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        const score = meteor(candidate, reference)
        expect(score >= 0 && score <= 1).toBe(true)
        const parts = meteorParts(candidate, reference)
        const prepared = prepareMeteor(reference)
        expect([prepared(candidate), prepared(''), prepared(candidate), parts.score]).toEqual([score, 0, score, score])
        expect(parts.alignment).toEqual(plainAlignment(parts.candidateTokens, parts.referenceTokens))
      }),
    )
  })

  test('has parts that a person can follow', () => {
    expect(meteorParts('The cars run', 'the auto ran, run')).toEqual({
      candidateTokens: ['The', 'cars', 'run'],
      referenceTokens: ['the', 'auto', 'ran', ',', 'run'],
      alignment: [
        [0, 0, 'exact'],
        [1, 1, 'synonym'],
        [2, 4, 'exact'],
      ],
      chunks: 2,
      precision: 1,
      recall: 0.6,
      penalty: 0.5 * (2 / 3) ** 3,
      score: meteor('The cars run', 'the auto ran, run'),
    })
  })

  test('gives a prepared reference the same score after the words of many other texts', () => {
    const prepared = prepareMeteor('the big hound runs')
    const before = prepared('large dogs ran')
    const many = Array.from({ length: 70_000 }, (_, index) => `w${index.toString(36)}`).join(' ')
    expect(meteor(many, many)).toBeCloseTo(1, 12)
    expect([prepared('large dogs ran'), meteor('large dogs ran', 'the big hound runs')]).toEqual([before, before])
  })
})

const lower = (tokens: readonly string[]) => tokens.map((token, index) => ({ index, word: token.toLowerCase() }))

/** The three stages as NLTK describes them, by search instead of stacks. */
function plainAlignment(candidate: readonly string[], reference: readonly string[]): unknown[] {
  let left = lower(candidate)
  let right = lower(reference)
  const found: [number, number, string][] = []
  const stage = (name: string, fits: (a: string, b: string) => boolean) => {
    for (const a of left.toReversed()) {
      const b = right.findLast(({ word }) => fits(a.word, word))
      if (b === undefined) continue
      found.push([a.index, b.index, name])
      left = left.filter((other) => other !== a)
      right = right.filter((other) => other !== b)
    }
  }
  stage('exact', (a, b) => a === b)
  left = left.map(({ index, word }) => ({ index, word: porterStem(word) }))
  right = right.map(({ index, word }) => ({ index, word: porterStem(word) }))
  stage('stem', (a, b) => a === b)
  stage('synonym', (a, b) => wordnet().synonyms(a).has(wordnet().lemma(b)))
  return found.toSorted((a, b) => a[0] - b[0])
}
