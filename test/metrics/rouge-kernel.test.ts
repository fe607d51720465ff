import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { numberTokens } from '../../src/metrics/number-tokens.ts'
import { sharedNgrams } from '../../src/metrics/shared-ngrams.ts'
import { kernelTokenLcs } from '../../src/metrics/token-kernel/kernel-token-lcs.ts'
import { tokenKernelBytes } from '../../src/metrics/token-kernel/token-kernel-bytes.ts'
import { tokenLcs } from '../../src/metrics/token-lcs.ts'
import { tokenLcsPath } from '../../src/metrics/token-lcs-path.ts'
import { stripTokenLcs } from '../../src/metrics/token-lcs-strips.ts'
import { tokenLevenshtein } from '../../src/metrics/token-levenshtein.ts'
import { textbookDistance } from './textbook-distance.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** The textbook table, and its last cell's way back: up, unless the cell to the left is larger. */
function textbook(rows: readonly string[], columns: readonly string[]): { length: number; path: [number, number][] } {
  const table = [Array.from({ length: columns.length + 1 }, () => 0)]
  const cell = (i: number, j: number): number => table[i]?.[j] ?? 0
  for (let i = 1; i <= rows.length; i++) {
    const row = [0]
    for (let j = 1; j <= columns.length; j++) {
      const same = rows[i - 1] === columns[j - 1]
      row.push(same ? cell(i - 1, j - 1) + 1 : Math.max(cell(i - 1, j), row[j - 1] ?? 0))
    }
    table.push(row)
  }
  const path: [number, number][] = []
  let [i, j] = [rows.length, columns.length]
  while (i > 0 && j > 0) {
    if (rows[i - 1] === columns[j - 1]) path.unshift([--i, --j])
    else if (cell(i, j - 1) > cell(i - 1, j)) j--
    else i--
  }
  return { length: cell(rows.length, columns.length), path }
}

function gramCounts(tokens: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let i = 0; i + order <= tokens.length; i++) {
    const gram = tokens.slice(i, i + order).join(' ')
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

/** Few kinds of tokens give long subsequences, many give short ones; lengths pass all limits of words and strips. */
const shapes = [
  { kinds: 2, longest: 40, runs: 500 },
  { kinds: 4, longest: 300, runs: 60 },
  { kinds: 100, longest: 700, runs: 40 },
]

test.each(shapes)(
  'token kernels equal the textbook with $kinds kinds of tokens, up to $longest',
  ({ kinds, longest, runs }) => {
    const lists = fc.array(fc.integer({ min: 1, max: kinds }).map(String), { maxLength: longest, size: 'max' })
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const { run, recognize } = numberTokens(b)
        const candidate = recognize(a)
        const { length, path } = textbook(a, b)
        expect(tokenLcs(candidate, run)).toBe(length)
        expect(tokenLcsPath(candidate, run)).toEqual(path)
        expect(tokenLevenshtein(candidate, run)).toBe(textbookDistance(a, b))
        for (const order of [1, 2, 3]) {
          const grams = gramCounts(b, order)
          let shared = 0
          for (const [gram, count] of gramCounts(a, order)) shared += Math.min(count, grams.get(gram) ?? 0)
          expect(sharedNgrams(candidate, run, order)).toBe(shared)
        }
        if (a.length === 0 || b.length === 0) return
        const whole = {
          pattern: run.ids,
          text: candidate.ids,
          start: 0,
          end: b.length,
          textEnd: a.length,
          distinct: run.distinct,
        }
        expect(stripTokenLcs(whole)).toBe(length)
        expect(kernelTokenLcs(whole)).toBe(length)
      }),
      { numRuns: runs },
    )
  },
)

test('long runs with many distinct tokens make the memory of the kernel grow', () => {
  const tokens = Array.from({ length: 30_000 }, (_, index) => `t${(index * 7919) % 20_011}`)
  const { run, recognize } = numberTokens(tokens)
  const candidate = recognize(tokens.slice(1).concat('new'))
  const whole = {
    pattern: run.ids,
    text: candidate.ids,
    start: 0,
    end: run.length,
    textEnd: candidate.length,
    distinct: run.distinct,
  }
  expect([tokenLcs(candidate, run), stripTokenLcs(whole)]).toEqual([29_999, 29_999])
})

test('without WebAssembly the scores are the same', async () => {
  const [candidate, reference] = [1, 2].map((step) =>
    Array.from({ length: 500 }, (_, i) => (i * i * step) % 97).join(' '),
  )
  const { rougeL } = await import('../../src/metrics/rouge-l.ts')
  vi.resetModules()
  vi.stubGlobal('WebAssembly', undefined)
  const { newTokenKernel: missing } = await import('../../src/metrics/token-kernel/token-kernel.ts')
  const { rougeL: plain } = await import('../../src/metrics/rouge-l.ts')
  expect(missing()).toBe(undefined)
  expect(plain(candidate ?? '', reference ?? '')).toBe(rougeL(candidate ?? '', reference ?? ''))
})

test('the committed kernel is what its source assembles to', async () => {
  // Named by a variable: the compiler looks for types of a literal, and the script has none.
  const file = '../../src/metrics/token-kernel/build-token-kernel.mjs'
  const script: { assembleTokenKernel: () => Promise<string> } = await import(file)
  expect(await script.assembleTokenKernel()).toBe(tokenKernelBytes)
})
