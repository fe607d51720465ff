import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { fuzzyMatch, ratioProcessed } from '../../src/metrics/fuzzy-match.ts'
import { jaroWinkler } from '../../src/metrics/jaro-winkler.ts'
import { wordsBytes } from '../../src/metrics/kernel/words-bytes.ts'
import { levenshtein } from '../../src/metrics/levenshtein.ts'
import { partialRatio } from '../../src/metrics/partial-ratio.ts'
import { partialTokenRatio } from '../../src/metrics/partial-token-ratio.ts'
import { partialTokenSetRatio } from '../../src/metrics/partial-token-set-ratio.ts'
import { quickRatioProcessed } from '../../src/metrics/quick-ratio.ts'
import { readShortWords } from '../../src/metrics/short-words.ts'
import { tokenRatio } from '../../src/metrics/token-ratio.ts'
import { tokenSetRatio } from '../../src/metrics/token-set-ratio.ts'
import { tokenSortRatioProcessed } from '../../src/metrics/token-sort-ratio.ts'
import { weightedRatio } from '../../src/metrics/weighted-ratio.ts'
import { goldenRows } from './golden-rows.ts'
import { textPairs } from './kernel-textbook.ts'

// The ECMAScript library of the compiler does not describe WebAssembly.
declare const WebAssembly: { readonly Module: new (bytes: Uint8Array) => object; readonly Instance: unknown }

const golden = goldenRows<Readonly<Record<string, number>>>('fuzz.jsonl')
const word = fc.constantFrom(
  'a',
  'the',
  'The',
  'fox',
  'K',
  '\u212a',
  'é',
  'e\u0301',
  '漢字',
  '😀',
  '\ud800',
  '\0',
  '\u0085',
  '\u00a0',
)
const text = fc
  .array(word, { maxLength: 40, size: 'max' })
  .chain((words) => fc.constantFrom(words.join(' '), words.join('')))
const random = fc.sample(fc.oneof(fc.tuple(text, text), textPairs(60)), { seed: 1, numRuns: 2000 })
const pairs = [...golden.map(({ input, reference }) => [input, reference] as const), ...random]

type Compare = (candidate: string, reference: string) => number

function scores(compares: readonly Compare[]) {
  return pairs.map(([candidate, reference]) => [candidate, ...compares.map((compare) => compare(candidate, reference))])
}

// At once, while WebAssembly is there: the metrics look for it when they are first called.
const hasShortWords = readShortWords('a', 'a') !== undefined
const usual = scores([
  fuzzyMatch,
  jaroWinkler,
  levenshtein,
  partialRatio,
  partialTokenRatio,
  partialTokenSetRatio,
  quickRatioProcessed,
  ratioProcessed,
  tokenRatio,
  tokenSetRatio,
  tokenSortRatioProcessed,
  weightedRatio,
])

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

function refuse(): never {
  throw new EvalError('Refused to compile WebAssembly: the content security policy has no wasm-unsafe-eval.')
}

const { Module, Instance } = WebAssembly

/** An engine that lacks something which only the kernel of words needs. */
class OtherModule extends Module {
  constructor(bytes: Uint8Array) {
    if (bytes.length === Buffer.from(wordsBytes, 'base64').length) throw new SyntaxError('unsupported instruction')
    super(bytes)
  }
}

test.each([
  { why: 'is missing', value: undefined, hasKernels: false },
  { why: 'is refused', value: { Module: refuse, Instance: refuse }, hasKernels: false },
  { why: 'refuses the kernel of words alone', value: { Module: OtherModule, Instance }, hasKernels: true },
])('where WebAssembly $why, every score stays the same', async ({ value, hasKernels }) => {
  vi.resetModules()
  vi.stubGlobal('WebAssembly', value)
  const { lcs } = await import('../../src/metrics/kernel/lcs.ts')
  const { readShortWords: readWithout } = await import('../../src/metrics/short-words.ts')
  const found = [hasShortWords, readWithout('a', 'a') !== undefined, lcs.wasmBlocks() !== undefined]
  expect(found).toEqual([true, false, hasKernels])
  const plain = scores([
    (await import('../../src/metrics/fuzzy-match.ts')).fuzzyMatch,
    (await import('../../src/metrics/jaro-winkler.ts')).jaroWinkler,
    (await import('../../src/metrics/levenshtein.ts')).levenshtein,
    (await import('../../src/metrics/partial-ratio.ts')).partialRatio,
    (await import('../../src/metrics/partial-token-ratio.ts')).partialTokenRatio,
    (await import('../../src/metrics/partial-token-set-ratio.ts')).partialTokenSetRatio,
    (await import('../../src/metrics/quick-ratio.ts')).quickRatioProcessed,
    (await import('../../src/metrics/fuzzy-match.ts')).ratioProcessed,
    (await import('../../src/metrics/token-ratio.ts')).tokenRatio,
    (await import('../../src/metrics/token-set-ratio.ts')).tokenSetRatio,
    (await import('../../src/metrics/token-sort-ratio.ts')).tokenSortRatioProcessed,
    (await import('../../src/metrics/weighted-ratio.ts')).weightedRatio,
  ])
  expect(plain).toEqual(usual)
})
