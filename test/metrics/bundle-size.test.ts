import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { bundle } from '../bundle.ts'

const dist = new URL('../../dist/metrics/', import.meta.url)
const files = (folder: URL) => readdirSync(folder).filter((name) => name.endsWith('.js'))

/** Minified and gzipped bytes of one function from `graderkit/metrics`; a ceiling moves only in the change that moves it. */
const ceilings: readonly (readonly [name: string, bytes: number, tables: readonly string[]])[] = [
  ['fuzzyMatch', 6_000, []],
  ['tokenSortRatio', 9_000, []],
  ['weightedRatio', 10_500, []],
  ['levenshtein', 6_000, []],
  ['jaro', 3_000, []],
  ['dice', 1_500, []],
  ['rouge1', 6_000, []],
  ['rougeL', 6_500, []],
  ['rougeLStemmed', 7_500, []],
  ['bleu', 48_000, ['punkt']],
  ['gleu', 48_000, ['punkt']],
  ['meteor', 470_000, ['punkt', 'wordnet']],
  ['sacrebleu', 3_000, []],
  ['chrf', 3_000, []],
  ['squadF1', 2_500, []],
  ['wordErrorRate', 2_000, []],
  ['cosineSimilarity', 1_500, []],
  ['lexicalCosine', 2_500, []],
]

test.each(ceilings)('%s alone stays under %i bytes and brings only its own tables', async (name, ceiling, tables) => {
  const code = `import { ${name} } from 'graderkit/metrics'; globalThis.metric = ${name}`
  const { text, kept } = await bundle(code)
  const lazy = kept.flatMap((file) => /lazy\/(\w+)\.js$/u.exec(file)?.[1] ?? [])
  expect(lazy.toSorted()).toEqual(tables)
  expect(gzipSync(text).length).toBeLessThan(ceiling)
})

test('under Node each metric is one file that imports nothing; the portable ones are as many, and import tables only', async () => {
  const importsOf = async (folder: URL) => {
    const entryPoints = files(folder).map((name) => fileURLToPath(new URL(name, folder)))
    const { metafile } = await build({
      entryPoints,
      bundle: true,
      write: false,
      metafile: true,
      outdir: 'x',
      external: ['*'],
      format: 'esm',
    })
    return new Set(Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path)))
  }
  expect(await importsOf(dist)).toEqual(new Set())
  expect(await importsOf(new URL('portable/', dist))).toEqual(new Set(['#lazy/punkt', '#lazy/wordnet']))
  expect(files(new URL('portable/', dist))).toEqual(files(dist))
  expect(files(dist).length).toBeGreaterThan(40)
})
