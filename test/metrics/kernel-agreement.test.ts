import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Blocks, EditAlgorithm } from '../../src/metrics/kernel/edit-algorithm.ts'
import { edits } from '../../src/metrics/kernel/edits.ts'
import { editScore } from '../../src/metrics/kernel/edit-score.ts'
import { lcs } from '../../src/metrics/kernel/lcs.ts'
import { points, textbookEdits, textbookLcs, textPairs } from './kernel-textbook.ts'

const algorithms = [
  { name: 'lcs', algorithm: lcs, textbook: textbookLcs },
  { name: 'levenshtein', algorithm: edits, textbook: textbookEdits },
].map((one) => ({ ...one, js: one.algorithm.jsBlocks(), wasm: wasmBlocks(one.algorithm) }))

function wasmBlocks(algorithm: EditAlgorithm): Blocks {
  const blocks = algorithm.wasmBlocks()
  if (blocks === undefined) throw new Error('These tests compare with WebAssembly, which this runtime lacks.')
  return blocks
}

/** Every way to the value: the public one, then both kernels, the pattern cut every few words, the text anywhere. */
function values(one: (typeof algorithms)[number], text: string, pattern: string, cut: Cut): number[] {
  return [
    editScore(one.algorithm, (value) => value, text, pattern),
    byBlocks(one.algorithm, one.js, { text, pattern, strip: cut.words * 31, stretch: cut.symbols }),
    byBlocks(one.algorithm, one.wasm, { text, pattern, strip: cut.words * 63, stretch: cut.symbols }),
  ]
}

interface Cut {
  readonly words: number
  readonly symbols: number
}

interface Work {
  readonly text: string
  readonly pattern: string
  readonly strip: number
  readonly stretch: number
}

function byBlocks(algorithm: EditAlgorithm, blocks: Blocks, work: Work): number {
  const text = points(work.text)
  const pattern = points(work.pattern)
  let value = algorithm.base(0, text.length)
  const carry = new Uint8Array(text.length)
  for (let top = 0; top < pattern.length; top += work.strip) {
    const strip = pattern.slice(top, top + work.strip)
    const rows = [...new Set(strip)]
    const number = (symbols: number[]) => Uint16Array.from(symbols, (symbol) => rows.indexOf(symbol) + 1)
    blocks.open(number(strip), strip.length, rows.length + 1)
    for (let from = 0; from < text.length; from += work.stretch) {
      const ids = number(text.slice(from, from + work.stretch))
      blocks.run(ids, ids.length, carry, from, top === 0)
    }
    value += blocks.total()
  }
  return value
}

const cuts = fc.record({ words: fc.integer({ min: 1, max: 3 }), symbols: fc.integer({ min: 1, max: 90 }) })
const batch = 200

test.each(algorithms)(
  '$name is the same in JavaScript, in WebAssembly and by the textbook on 50,000 short pairs',
  (one) => {
    const pairs = fc.array(textPairs(12), { minLength: batch, maxLength: batch })
    const isWrong = (text: string, pattern: string, cut: Cut) => {
      const right = one.textbook(points(text), points(pattern))
      return values(one, text, pattern, cut).some((value) => value !== right)
    }
    fc.assert(
      fc.property(pairs, cuts, (some, cut) => {
        expect(some.filter(([text, pattern]) => isWrong(text, pattern, cut))).toEqual([])
      }),
      { numRuns: 50_000 / batch },
    )
  },
  60_000,
)

test.each(algorithms)(
  '$name is the same every way where the pattern takes several words',
  (one) => {
    fc.assert(
      fc.property(textPairs(150), cuts, ([text, pattern], cut) => {
        const right = one.textbook(points(text), points(pattern))
        expect(values(one, text, pattern, cut)).toEqual([right, right, right])
      }),
      { numRuns: 200 },
    )
  },
  60_000,
)

test.each([1, 31, 32, 33, 62, 63, 64, 126, 127, 189, 190, 252, 253, 315, 316])(
  'a pattern of %i symbols, at the edge of a word, is right against texts of any length about it',
  (length) => {
    const pattern = 'abcab'.repeat(64).slice(0, length)
    const texts = [0, 1, 2, 3, 4, 5, length].map((more) => 'bcacbab'.repeat(96).slice(0, length + more))
    for (const one of algorithms) {
      const right = texts.map((text) => one.textbook(points(text), points(pattern)))
      expect(texts.map((text) => values(one, text, pattern, { words: 1, symbols: 50 }))).toEqual(
        right.map((value) => [value, value, value]),
      )
    }
  },
)

test.each(algorithms)('$name is the same for a reference that is compared for the first time, and again', (one) => {
  const scores = (texts: readonly string[], pattern: string) =>
    texts.map((text) => editScore(one.algorithm, (value) => value, text, pattern))
  fc.assert(
    fc.property(textPairs(21), textPairs(30), ([text, pattern], [other, another]) => {
      // What the kernel opened before must not count.
      scores([another], `${other}?`)
      const texts = [text, other, another, text]
      expect(scores(texts, pattern)).toEqual(texts.map((each) => one.textbook(points(each), points(pattern))))
    }),
    { numRuns: 2000 },
  )
})
