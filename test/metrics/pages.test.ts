import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Metric } from '../../src/metrics/metric.ts'
import { findMetric, metrics } from '../../src/metrics/registry.ts'
import * as functions from '../../src/metrics.ts'

interface Builder {
  readonly buildPages: (metrics: readonly Metric[], functions: object) => Readonly<Record<string, string>>
}

const folder = new URL('../../docs/reference/metrics/', import.meta.url)
const builder: Builder = await import(/* @vite-ignore */ new URL('build-pages.mjs', folder).href)
const pages = new Map(Object.entries(builder.buildPages(metrics, functions)))
const index = pages.get('README.md') ?? ''
const metricPages = [...pages].filter(([file]) => file !== 'README.md')

describe('the metric pages', () => {
  test.each([...pages])('%s is what docs/reference/metrics/build-pages.mjs writes', (file, text) => {
    expect(readFileSync(new URL(file, folder), 'utf8')).toBe(text)
  })

  test('are all there is in the folder', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.md'))
    expect(files.toSorted()).toEqual([...pages.keys()].toSorted())
  })

  test('have every metric of the registry once, with its edge values, and once in the index', () => {
    const facts = metricPages.flatMap(([, text]) => labels(text.split('## Edge values')[0]))
    const edges = metricPages.flatMap(([, text]) => labels(text.split('## Edge values')[1]?.split('## When')[0]))
    const wanted = metrics.map(label).toSorted()
    expect(wanted.length).toBeGreaterThan(90)
    expect(facts.toSorted()).toEqual(wanted)
    expect(edges.toSorted()).toEqual(wanted)
    const listed = [...index.matchAll(/^\| \[`\w+`\]\(([\w-]+\.md)\) \| `(\w+)` \| (?:`(.+?)`)? ?\|/gmu)]
    expect(listed.map(([, , family, variant]) => key(family, variant)).toSorted()).toEqual(wanted)
    const strays = listed.filter(([, file = '', family, variant]) => {
      return !labels(pages.get(file)).includes(key(family, variant))
    })
    expect(strays).toEqual([])
  })

  test('show for every page how its metric is gamed, by at least three examples', () => {
    const counts = metricPages.map(
      ([file, text]) => [file, rowsOf(text.split('## How it is gamed')[1]).length] as const,
    )
    expect(counts.filter(([, count]) => count < 3)).toEqual([])
  })

  test('change when a metric does', () => {
    const wrong = builder.buildPages(metrics, { ...functions, jaro: () => 0.25 })
    const changed = Object.keys(wrong).filter((file) => wrong[file] !== pages.get(file))
    expect(changed).toEqual(['jaro.md'])
  })
})

describe('edge values', () => {
  const texts: readonly (readonly [candidate: string, reference: string])[] = [
    ['', ''],
    ['', 'a'],
    [' ', ' '],
    ['a', 'a'],
    ['a', 'A'],
    ['one two', 'one two'],
    ['car', 'automobile'],
    ['dogs', 'dog'],
  ]

  test.each([
    ['fuzzy_match', undefined, [1, 0, 1, 1, 0, 1, 0.1538, 0.8571]],
    ['fuzzy_match', 'partial_ratio', [1, 0, 1, 1, 0, 1, 0.5, 1]],
    ['fuzzy_match', 'token_set_ratio', [0, 0, 0, 1, 0, 1, 0.1538, 0.8571]],
    ['fuzzy_match', 'WRatio', [0, 0, 1, 1, 0, 1, 0.45, 0.8571]],
    ['fuzzy_match', 'QRatio', [0, 0, 1, 1, 0, 1, 0.1538, 0.8571]],
    ['bleu', undefined, [0, 0, 0, 1, 0, 0.2214, 0, 0]],
    ['gleu', undefined, [0, 0, 0, 1, 0, 1, 0, 0]],
    ['meteor', undefined, [0, 0, 0, 0.5, 0.5, 0.9375, 0, 0.5]],
    ['rouge_1', undefined, [0, 0, 0, 1, 1, 1, 0, 0]],
    ['rouge_l', undefined, [0, 0, 0, 1, 1, 1, 0, 0]],
  ] as const)('of %s %s are those of the specification', (family, variant, scores) => {
    const metric = findMetric(family, variant)
    expect(texts.map((pair) => Number(metric?.compare(...pair).toPrecision(4)))).toEqual(scores)
  })
})

function label({ family, variant }: Metric): string {
  return key(family, variant)
}

function key(family = '', variant?: string): string {
  return variant === undefined ? family : `${family} ${variant}`
}

/** The metrics that the rows of a table begin with. */
function labels(text = ''): string[] {
  return [...(text.split('## ')[0]?.matchAll(/^\| `(\w+)`(?:, `(.+?)`)? \|/gmu) ?? [])].map(([, family, variant]) =>
    key(family, variant),
  )
}

function rowsOf(text = ''): string[] {
  return text.split('\n').filter((line) => line.startsWith('| `'))
}
