import { describe, expect, test } from 'vitest'
import { defaultProcess } from '../../src/metrics/default-process.ts'
import { fuzzyMatchMetric, ratioMetric, ratioProcessedMetric } from '../../src/metrics/fuzzy-match.ts'
import type { Metric } from '../../src/metrics/metric.ts'
import { partialRatioMetric } from '../../src/metrics/partial-ratio.ts'
import { partialTokenRatioMetric } from '../../src/metrics/partial-token-ratio.ts'
import { partialTokenSetRatioMetric } from '../../src/metrics/partial-token-set-ratio.ts'
import { partialTokenSortRatioMetric } from '../../src/metrics/partial-token-sort-ratio.ts'
import { quickRatioMetric, quickRatioProcessedMetric } from '../../src/metrics/quick-ratio.ts'
import { tokenRatioMetric } from '../../src/metrics/token-ratio.ts'
import { tokenSetRatioMetric, tokenSetRatioProcessedMetric } from '../../src/metrics/token-set-ratio.ts'
import { tokenSortRatioMetric } from '../../src/metrics/token-sort-ratio.ts'
import { weightedRatioMetric, weightedRatioProcessedMetric } from '../../src/metrics/weighted-ratio.ts'
import { goldenRows } from './golden-rows.ts'
import { jsonLines } from './json-lines.ts'

const metrics: readonly Metric[] = [
  ratioMetric,
  partialRatioMetric,
  tokenSortRatioMetric,
  tokenSetRatioMetric,
  tokenRatioMetric,
  partialTokenSortRatioMetric,
  partialTokenSetRatioMetric,
  partialTokenRatioMetric,
  weightedRatioMetric,
  quickRatioMetric,
  ratioProcessedMetric,
  tokenSetRatioProcessedMetric,
  weightedRatioProcessedMetric,
  quickRatioProcessedMetric,
]
const rows = goldenRows<Readonly<Record<string, number>>>('fuzz.jsonl')

test('the golden rows hold a score for every variant under test', () => {
  const variants = metrics.flatMap(({ variant }) => variant ?? [])
  expect(rows).toHaveLength(239)
  expect(Object.keys(rows[0]?.scores ?? {}).toSorted()).toEqual([...variants, 'fuzzy_match'].toSorted())
})

test('fuzzy_match gives every golden score to the last bit', () => {
  const got = rows.map(({ id, input, reference }) => [id, fuzzyMatchMetric.compare(input, reference)])
  expect(got).toEqual(rows.map(({ id, scores }) => [id, scores['fuzzy_match']]))
})

describe.each(metrics)('$variant', ({ variant = '', compare }) => {
  test('gives every golden score, out of 100, to the last bit', () => {
    const got = rows.map(({ id, input, reference }) => [id, compare(input, reference)])
    expect(got).toEqual(rows.map(({ id, scores }) => [id, (scores[variant] ?? -1) / 100]))
  })
})

test('default_process makes of every golden text what rapidfuzz makes of it', () => {
  const texts = jsonLines<{ input: string; reference: string; default_process: [string, string] }>('fuzz.jsonl')
  const got = texts.map(({ input, reference }) => [defaultProcess(input), defaultProcess(reference)])
  expect(got).toEqual(texts.map((row) => row.default_process))
})
