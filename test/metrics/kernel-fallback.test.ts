import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { wordsBytes } from '../../src/metrics/kernel/words-bytes.ts'
import type { Compare } from '../../src/metrics/metric.ts'
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

/** The scores of every metric, from modules that look for WebAssembly anew. */
async function scores(): Promise<Readonly<Record<string, readonly (number | string)[]>>> {
  const { metrics } = await import('../../src/metrics/registry.ts')
  const scored = metrics.map(({ name, compare }) => [name, pairs.map(([a, b]) => outcome(compare, a, b))] as const)
  return Object.fromEntries(scored)
}

/** A score, or why there is none. */
function outcome(compare: Compare, candidate: string, reference: string): number | string {
  try {
    return compare(candidate, reference)
  } catch (error) {
    return String(error)
  }
}

async function hasShortWords(): Promise<boolean> {
  const { readShortWords } = await import('../../src/metrics/short-words.ts')
  return readShortWords('a', 'a') !== undefined
}

// At once, while WebAssembly is there: the metrics look for it when they are first called.
const usual = await scores()
const hadShortWords = await hasShortWords()

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
  const found = [hadShortWords, await hasShortWords(), lcs.wasmBlocks() !== undefined]
  expect(found).toEqual([true, false, hasKernels])
  expect(await scores()).toEqual(usual)
})
