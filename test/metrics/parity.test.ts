import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { compile } from '../../src/graders/compile.ts'
import { textSimilarity } from '../../src/graders/text-similarity/text-similarity.ts'
import { cosineSimilarity } from '../../src/metrics/cosine.ts'
import type { Compare, Metric } from '../../src/metrics/metric.ts'
import { MetricUndefinedError } from '../../src/metrics/metric-undefined.ts'
import { findMetric, metrics } from '../../src/metrics/registry.ts'
import { fullName, type Golden, type GoldenCase, golden, unspoken } from './golden-source.ts'
import { jsonLines } from './json-lines.ts'
import { textPairs } from './kernel-textbook.ts'

const named = metrics.map((metric) => [fullName(metric), metric] as const)
const spoken = named.filter(([name]) => !(name in unspoken))
const table: (readonly [family: string, variant: string, rows: number, equal: number])[] = []

afterAll(() => {
  const lines = [['family', 'variant', 'rows', 'equal'], ...table.map((line) => line.map(String))]
  const wide = Math.max(...lines.map(([, variant = '']) => variant.length))
  const text = lines.map(([family = '', variant = '', rows = '', equal = '']) =>
    [family.padEnd(12), variant.padEnd(wide), rows.padStart(5), equal.padStart(6)].join(' '),
  )
  console.log(text.join('\n'))
})

describe('golden rows', () => {
  test.each(spoken)('%s equals its reference in every one', (_, metric) => {
    const { cases, tolerance } = golden(metric)
    const faults = unequal(metric.compare, { cases, tolerance })
    table.push([metric.family, metric.variant ?? '', cases.length, cases.length - faults.length])
    expect(faults).toEqual([])
    expect(cases.length).toBeGreaterThanOrEqual(239)
  })

  test('speak for every metric but the listed ones', () => {
    const silent = named.filter(([, metric]) => golden(metric).cases.length === 0).map(([name]) => name)
    expect(silent.toSorted()).toEqual(Object.keys(unspoken).toSorted())
  })

  test.each(named.filter(([name]) => name in unspoken && name.endsWith('+default_process')))(
    '%s is the golden default_process before a metric with golden rows',
    (_, metric) => {
      const base = findMetric(metric.family, metric.variant?.replace('+default_process', ''))
      const rows = jsonLines<{ input: string; reference: string; default_process: [string, string] }>('fuzz.jsonl')
      const cases = rows.map(({ input, reference, default_process: processed }, index) => ({
        id: `row ${index + 1}`,
        input,
        reference,
        expected: base?.compare(...processed),
      }))
      const faults = unequal(metric.compare, { cases, tolerance: 0 })
      table.push([metric.family, `${metric.variant} (by parts)`, cases.length, cases.length - faults.length])
      expect(faults).toEqual([])
    },
  )

  test('cosine equals its reference for every pair of vectors', () => {
    type Row = { u: number[]; v: number[]; cosine: number | null; tolerance: number }
    const rows = jsonLines<Row>('cosine.jsonl')
    const faults = rows.filter(
      ({ u, v, cosine, tolerance }) => !meets(() => cosineSimilarity(u, v), cosine ?? undefined, tolerance),
    )
    table.push(['cosine', '(vectors)', rows.length, rows.length - faults.length])
    expect(faults).toEqual([])
  })

  test('a wrong last digit, and a score where the reference has none, are found', () => {
    const cases = [row({ id: 'digit', expected: 0.1 }), row({ id: 'none', expected: undefined })]
    expect(unequal(() => 0.1 + Number.EPSILON, { cases, tolerance: 0 })).toEqual(['digit', 'none'])
    expect(unequal(() => 0.1 + Number.EPSILON, { cases, tolerance: 1e-12 })).toEqual(['none'])
  })
})

describe('text_similarity', () => {
  test.each(named)('gives the numbers of %s, and no score where it is undefined', async (_, metric) => {
    const own = golden(metric)
    const { cases, tolerance } = own.cases.length > 0 ? own : golden(metrics[0] ?? metric)
    const grade = compile(grader(metric))
    const sample = cases.filter(({ expected }, index) => index % 5 === 0 || expected === undefined)
    expect(sample.length).toBeGreaterThan(40)
    for (const { input, reference, expected } of sample) {
      const result = await grade(input, { reference })
      const wanted = outcome(() => metric.compare(input, reference))
      if (result.ok) expect(result.score).toBe(wanted)
      else expect([wanted, result.failure.code]).toEqual([undefined, 'other'])
      if (own.cases.length > 0)
        expect(meets(() => (result.ok ? result.score : raise(result.failure.message)), expected, tolerance)).toBe(true)
    }
  })
})

describe('laws', () => {
  const words = fc.constantFrom('a', 'the', 'Cat.', 'cats', 'ran', 'running', '3.14', 'é', '漢字', '😀', '\n', '-', ' ')
  const phrase = fc.array(words, { maxLength: 12 }).map((list) => list.join(' '))
  const pair = fc.oneof(fc.tuple(phrase, phrase), textPairs(20))
  const plain = fc.array(fc.constantFrom('dog', 'sat', 'mat', 'paris', 'x1'), { minLength: 5, maxLength: 12 })

  test.each(named)('%s stays in its range, is symmetric where it says so, and the same when prepared', (_, metric) => {
    const { compare, prepare, symmetric, range } = metric
    const [low, high] = range
    fc.assert(
      fc.property(pair, ([candidate, reference]) => {
        const score = outcome(() => compare(candidate, reference))
        if (score !== undefined) expect(score >= low && score <= high).toBe(true)
        if (symmetric) expect(outcome(() => compare(reference, candidate))).toBe(score)
        if (prepare !== undefined) expect(outcome(() => prepare(reference)(candidate))).toBe(score)
      }),
      { numRuns: 60 },
    )
  })

  test.each(named)('%s gives a plain text against itself what its identity says', (_, { identical, compare }) => {
    fc.assert(
      fc.property(plain, (list) => {
        const score = compare(list.join(' '), list.join(' '))
        expect(Math.abs(score - identity(identical, list.length))).toBeLessThan(5e-5)
      }),
      { numRuns: 20 },
    )
  })
})

function identity(words: string, tokens: number): number {
  return words.startsWith('1 - 0.5 / k^3') ? 1 - 0.5 / tokens ** 3 : Number.parseFloat(words)
}

function grader({ family, variant }: Metric) {
  return textSimilarity({
    name: 'likeness',
    input: '{{ sample.output_text }}',
    reference: '{{ item.reference }}',
    evaluation_metric: family,
    ...(variant === undefined ? {} : { variant }),
  })
}

/** The rows in which a metric does not do as its reference. */
function unequal(compare: Compare, { cases, tolerance }: Golden): string[] {
  return cases
    .filter(({ input, reference, expected }) => !meets(() => compare(input, reference), expected, tolerance))
    .map(({ id }) => id)
}

function meets(score: () => number, expected: number | undefined, tolerance: number): boolean {
  const got = outcome(score)
  if (got === undefined || expected === undefined) return got === expected
  return Object.is(got, expected) || Math.abs(got - expected) <= tolerance
}

/** The score, or undefined where the metric is. */
function outcome(score: () => number): number | undefined {
  try {
    return score()
  } catch (error) {
    if (error instanceof MetricUndefinedError) return undefined
    throw error
  }
}

function row(given: Pick<GoldenCase, 'id' | 'expected'>): GoldenCase {
  return { input: 'a', reference: 'b', ...given }
}

function raise(message: string): never {
  throw new MetricUndefinedError(message)
}
