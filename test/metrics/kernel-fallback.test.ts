import { afterEach, expect, test, vi } from 'vitest'
import { fuzzyMatch } from '../../src/metrics/fuzzy-match.ts'
import { levenshtein } from '../../src/metrics/levenshtein.ts'
import { partialRatio } from '../../src/metrics/partial-ratio.ts'
import { goldenRows } from './golden-rows.ts'

const rows = goldenRows<Readonly<Record<string, number>>>('fuzz.jsonl')

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

function refuse(): never {
  throw new EvalError('Refused to compile WebAssembly: the content security policy has no wasm-unsafe-eval.')
}

test.each([
  { why: 'is missing', value: undefined },
  { why: 'is refused', value: { Module: refuse, Instance: refuse } },
])('where WebAssembly $why, every score stays the same', async ({ value }) => {
  vi.resetModules()
  vi.stubGlobal('WebAssembly', value)
  const { lcs } = await import('../../src/metrics/kernel/lcs.ts')
  expect(lcs.wasmBlocks()).toBeUndefined()
  const plain = [
    (await import('../../src/metrics/fuzzy-match.ts')).fuzzyMatch,
    (await import('../../src/metrics/levenshtein.ts')).levenshtein,
    (await import('../../src/metrics/partial-ratio.ts')).partialRatio,
  ]
  const scores = (compares: typeof plain) =>
    rows.map(({ id, input, reference }) => [id, ...compares.map((compare) => compare(input, reference))])
  expect(scores(plain)).toEqual(scores([fuzzyMatch, levenshtein, partialRatio]))
})
