import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Metric } from '../../src/metrics/metric.ts'
import { MetricUndefinedError } from '../../src/metrics/metric-undefined.ts'
import { rougeL, rougeLMetric } from '../../src/metrics/rouge-l.ts'
import { rougeLsum, rougeLsumMetrics } from '../../src/metrics/rouge-lsum.ts'
import {
  rouge1,
  rouge1Metric,
  rouge2,
  rouge2Metric,
  rouge3,
  rouge3Metric,
  rouge4Metric,
  rouge5Metric,
} from '../../src/metrics/rouge-n.ts'
import { rouge1Pltrdy, rougeLPltrdy, rougePltrdyMetrics } from '../../src/metrics/rouge-pltrdy.ts'
import { rougePrecisionMetrics } from '../../src/metrics/rouge-precision.ts'
import { rougeRecallMetrics } from '../../src/metrics/rouge-recall.ts'
import { rouge1Stemmed, rougeStemmedMetrics } from '../../src/metrics/rouge-stemmed.ts'
import { rougeStemmedPrecisionMetrics } from '../../src/metrics/rouge-stemmed-precision.ts'
import { rougeStemmedRecallMetrics } from '../../src/metrics/rouge-stemmed-recall.ts'
import { goldenRows } from './golden-rows.ts'

interface Triple {
  readonly p: number
  readonly r: number
  readonly f: number
}

interface Scores {
  readonly rouge_score: Readonly<Record<string, Triple>>
  readonly rouge_score_stemmer: Readonly<Record<string, Triple>>
  readonly pltrdy_rouge: Readonly<Record<`rouge-${string}`, Triple>> & { readonly error?: string }
}

const rows = goldenRows<Scores>('rouge.jsonl')
const plain = [rouge1Metric, rouge2Metric, rouge3Metric, rouge4Metric, rouge5Metric, rougeLMetric]
const symmetric = [...plain, ...rougeStemmedMetrics]
const all = [
  ...symmetric,
  ...rougePrecisionMetrics,
  ...rougeRecallMetrics,
  ...rougeStemmedPrecisionMetrics,
  ...rougeStemmedRecallMetrics,
  ...rougeLsumMetrics,
]

/** Texts that share many tokens, with letters that fold to ASCII, lone surrogates and tokens of more than 12 letters. */
const words = fc.constantFrom(
  'a',
  'A',
  'b',
  'running',
  'runs',
  'incomprehensibility',
  'Xincomprehensibility',
  '1st',
  'Kİa',
  'é',
  '\ud800',
)
const gaps = fc.constantFrom(' ', '\n', '-', ' 中 ', '\u0000', '')
const texts = fc.array(fc.tuple(words, gaps), { maxLength: 60 }).map((pairs) => pairs.flat().join(''))

describe('golden rows', () => {
  test('there are 239', () => {
    expect(rows.length).toBe(239)
  })

  test.each([...all, ...rougePltrdyMetrics].map((metric) => [metric.name, metric] as const))(
    '%s equals its reference',
    (_, metric) => {
      expect(rows.map((row) => outcome(() => metric.compare(row.input, row.reference)))).toEqual(
        rows.map(({ scores }) => expected(metric, scores)),
      )
    },
  )
})

describe('ROUGE', () => {
  test.each([
    ['The Cat sat.', 'the cat SAT', 1, 1, 1],
    ['', '', 0, 0, 0],
    ['a', '', 0, 0, 0],
    ['中文', '中文', 0, 0, 0],
    ['café', 'caf', 1, 0, 1],
    ['\u212aelvin', 'kelvin', 1, 0, 1],
    ['\u0130a', 'i a', 1, 1, 1],
    ['one two three four', 'four three two one', 1, 0, 0.25],
    ['one one', 'one', 2 / 3, 0, 2 / 3],
    ['police killed the gunman', 'police kill the gunman', 0.75, 1 / 3, 0.75],
  ])('of %j and %j', (candidate, reference, one, two, longest) => {
    expect([rouge1(candidate, reference), rouge2(candidate, reference), rougeL(candidate, reference)]).toEqual([
      one,
      two,
      longest,
    ])
  })

  test('a text of fewer words than the order scores 0 against itself', () => {
    expect(rouge3('one two', 'one two')).toBe(0)
  })

  test('the stemmer joins forms of more than three letters only', () => {
    expect([rouge1Stemmed('running', 'runs'), rouge1Stemmed('as', 'a')]).toEqual([1, 0])
  })

  test('tokens that differ only before their last 12 letters are different tokens', () => {
    expect(rouge1('xincomprehensibility', 'yincomprehensibility')).toBe(0)
  })

  test.each(all.map((metric) => [metric.name, metric] as const))('%s is 0..1, and prepared the same', (_, metric) => {
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        const score = metric.compare(candidate, reference)
        expect(score >= 0 && score <= 1).toBe(true)
        const prepared = metric.prepare?.(reference)
        if (prepared !== undefined) expect([prepared(''), prepared(candidate)]).toEqual([0, score])
      }),
      { numRuns: 50 },
    )
  })

  test.each(symmetric.map((metric) => [metric.name, metric] as const))('%s is symmetric', (_, metric) => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(metric.symmetric).toBe(true)
        expect(metric.compare(a, b)).toBe(metric.compare(b, a))
      }),
      { numRuns: 100 },
    )
  })

  test('a text with enough words scores 1 against itself', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const padded = `${text} one two three four five`
        for (const metric of all) expect(metric.compare(padded, padded)).toBe(1)
      }),
      { numRuns: 50 },
    )
  })

  test('a huge pair is compared in fresh memory, with the same score', () => {
    const text = 'many words of a long text '.repeat(25_000)
    expect([rouge1(text, text), rougeL(text, text), rougeL('many words', 'many words')]).toEqual([1, 1, 1])
  })
})

describe('ROUGE-Lsum', () => {
  test('matches a reference line with all candidate lines, in any order', () => {
    expect([rougeLsum('b c\na', 'a\nb c'), rougeL('b c\na', 'a\nb c')]).toEqual([1, 2 / 3])
  })

  test('equals ROUGE-L on single lines', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [candidate, reference] = [a.replaceAll('\n', ' '), b.replaceAll('\n', ' ')]
        expect(rougeLsum(candidate, reference)).toBe(rougeL(candidate, reference))
      }),
      { numRuns: 200 },
    )
  })
})

describe('ROUGE of pltrdy', () => {
  test('identical texts score a little below 1, and case counts', () => {
    expect([rouge1Pltrdy('a b', 'a b'), rougeLPltrdy('a b', 'a b'), rouge1Pltrdy('A', 'a')]).toEqual([
      0.999999995, 0.999999995, 0,
    ])
  })

  test.each(['', '.', '...'])('is not defined for %j', (empty) => {
    expect(() => rouge1Pltrdy(empty, 'a')).toThrow(
      new MetricUndefinedError('The ROUGE of pltrdy is not defined: the candidate is empty.'),
    )
    expect(() => rougeLPltrdy('a', empty)).toThrow(
      new MetricUndefinedError('The ROUGE of pltrdy is not defined: the reference is empty.'),
    )
  })
})

function outcome(score: () => number): number | 'undefined' {
  try {
    return score()
  } catch (error) {
    if (error instanceof MetricUndefinedError) return 'undefined'
    throw error
  }
}

function expected({ family, variant }: Metric, scores: Scores): number | 'undefined' | undefined {
  const unit = family.slice('rouge_'.length)
  if (variant === 'pltrdy') {
    const { error, ...triples } = scores.pltrdy_rouge
    return error === undefined ? triples[`rouge-${unit}` as const]?.f : 'undefined'
  }
  const type = variant?.endsWith('lsum') ? 'rougeLsum' : `rouge${unit.toUpperCase()}`
  const triple = (variant?.startsWith('stemmed') ? scores.rouge_score_stemmer : scores.rouge_score)[type]
  if (variant?.endsWith('precision')) return triple?.p
  return variant?.endsWith('recall') ? triple?.r : triple?.f
}
