import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { prepareRouge } from '../../src/metrics/rouge.ts'
import { countSubsequence } from '../../src/metrics/rouge-l.ts'
import { countGrams, rouge1, rouge2, rouge5 } from '../../src/metrics/rouge-n.ts'
import { rougeFMeasure } from '../../src/metrics/rouge-score.ts'
import { tokenMemoryRoom } from '../../src/metrics/token-kernel/token-memory.ts'
import type { ReferenceRun, TokenRun } from '../../src/metrics/token-run.ts'
import { KernelRougeTokens, readRouge } from '../../src/metrics/tokenize/kernel-rouge-tokens.ts'
import { RougeTokens } from '../../src/metrics/tokenize/rouge-tokens.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

interface Reader {
  learn(reference: string): ReferenceRun
  recognize(candidate: string): TokenRun
}

/** All that comes of two texts: their ids, and what each measure counts. */
function outcome(reader: Reader, candidate: string, reference: string) {
  const known = reader.learn(reference)
  const run = reader.recognize(candidate)
  return {
    reference: [...known.ids.subarray(0, known.length)],
    candidate: [...run.ids.subarray(0, run.length)],
    distinct: known.distinct,
    counts: [1, 2, 3, 4, 5].map((order) => countGrams(order)(run, known)),
    longest: countSubsequence(run, known),
  }
}

/** Whether the kernel read the text itself. */
function isInKernel(run: TokenRun): boolean {
  return run.place !== undefined
}

/** Words and separators that come often, near misses of a-z, A-Z and 0-9, and all that Unicode has, lone surrogates too. */
const pieces = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('a', 'b', 'The', 'the', 'cat', '42', 'incomprehensible', 'Xincomprehensible'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(' ', '  ', ', ', '\n', '\u0000', '\u0085', '\u00a0', '@', '[', '`', '{', '/', ':'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\u212a', '\u0130', 'e\u0301', 'é', '\u0010', '\ud800', '\udc00', '😀', 'ﬀ'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
)
const limits = [0, 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 191, 192, 193, 1000]
/** Cut to the lengths at which blocks of the kernel end. */
const texts = fc
  .tuple(fc.array(pieces, { maxLength: 400, size: 'max' }), fc.constantFrom(...limits))
  .map(([parts, length]) => parts.join('').slice(0, length))

describe('the kernel reads as JavaScript does', () => {
  test('random Unicode, with lengths around the limits of its blocks', () => {
    const [kernel, plain] = [new KernelRougeTokens(), new RougeTokens()]
    fc.assert(
      fc.property(texts, texts, (candidate, reference) => {
        expect(isInKernel(kernel.learn(reference))).toBe(true)
        expect(outcome(kernel, candidate, reference)).toEqual(outcome(plain, candidate, reference))
      }),
      { numRuns: 3000 },
    )
  })

  test('each code unit alone, before a letter and after one', () => {
    const [kernel, plain] = [new KernelRougeTokens(), new RougeTokens()]
    for (let start = 0; start < 0x10000; start += 256) {
      const units = Array.from({ length: 256 }, (_, index) => String.fromCharCode(start + index))
      const text = units.map((unit) => `${unit} z${unit} ${unit}z`).join(' ')
      expect(outcome(kernel, text, 'z a zz')).toEqual(outcome(plain, text, 'z a zz'))
    }
  })

  test.each([1, 2, 15, 16, 17, 31, 32, 33, 63, 64, 65, 128, 300])('tokens of %i letters at every place', (size) => {
    const [kernel, plain] = [new KernelRougeTokens(), new RougeTokens()]
    const word = Array.from({ length: size }, (_, index) => String.fromCharCode(97 + (index % 26))).join('')
    // The same but for the first letter, the last one, and the case of all.
    const texts = [word, `-${word.slice(1)}`, `${word.slice(0, -1)}9`, `x${word}`, word.toUpperCase()]
    for (let shift = 0; shift < 66; shift++) {
      const reference = '.'.repeat(shift) + texts.join(' ')
      const candidate = texts.toReversed().join('.'.repeat(shift + 1))
      expect(outcome(kernel, candidate, reference)).toEqual(outcome(plain, candidate, reference))
    }
  })

  test.each([62, 63, 64, 65, 125, 126, 127, 251, 252, 253, 505, 4096])('a reference of %i tokens', (count) => {
    const [kernel, plain] = [new KernelRougeTokens(), new RougeTokens()]
    const letters = (seed: number) =>
      Array.from({ length: count }, (_, index) => String.fromCharCode(97 + ((index * index * seed + index) % 26)))
    const [candidate, reference] = [letters(3).join(' '), letters(5).join(' ')]
    expect(isInKernel(kernel.learn(reference))).toBe(true)
    expect(outcome(kernel, candidate, reference)).toEqual(outcome(plain, candidate, reference))
  })

  test('a text takes the kernel up to its room in bytes, and JavaScript beyond', () => {
    const [kernel, plain] = [new KernelRougeTokens(), new RougeTokens()]
    const fits = ['ab '.repeat(2731).slice(0, tokenMemoryRoom), `${'é '.repeat(2730)}a`]
    // In the second, as many bytes are written as the text has code units, but not all of it is read.
    const start = 'ab '.repeat(2731)
    const exceeds = [`${start.slice(0, tokenMemoryRoom - 1)}é`, `${start.slice(0, tokenMemoryRoom - 3)}ébb`, start]
    for (const [texts, inKernel] of [
      [fits, true],
      [exceeds, false],
    ] as const) {
      for (const text of texts) {
        expect([isInKernel(kernel.learn(text)), isInKernel(kernel.recognize(text))]).toEqual([inKernel, inKernel])
        for (const [a, b] of [
          [text, 'ab a'],
          ['ab a', text],
          [text, text],
        ] as const) {
          expect(outcome(kernel, a, b)).toEqual(outcome(plain, a, b))
        }
      }
    }
  })
})

describe('readers share the kernel', () => {
  const long = 'incomprehensibilities of incomprehensibility'
  const definition = { reader: readRouge, count: countSubsequence, measure: rougeFMeasure }

  test('a prepared reference keeps its scores whatever is compared in between', () => {
    const prepared = prepareRouge(definition)
    const [first, second] = [prepared(`${long} a b`), prepared('x y incomprehensibility')]
    const tooLong = 'z'.repeat(tokenMemoryRoom - 5) + ' too long'
    const scores = [1, 2, 3, 4].flatMap((round) => {
      if (round === 2) rouge1('z'.repeat(30), 'z'.repeat(40))
      // It does not fit, but its beginning is written over the reference.
      if (round === 3) rouge1('a', tooLong)
      if (round === 4) first(tooLong)
      return [[first(`${long} a b`), second('x y incomprehensibility'), first('b'), second('b')]]
    })
    expect(scores).toEqual(Array.from({ length: 4 }, () => [1, 1, (2 * (1 / 5)) / (1 + 1 / 5), 0]))
  })

  test('numbers that have run up to their limit start again', () => {
    const reader = new KernelRougeTokens()
    const pairsOf = (round: number) =>
      Array.from({ length: 2000 }, (_, index) => ((index + round) % 1296).toString(36)).join(' ')
    const texts = [pairsOf(1), pairsOf(2)]
    // Four million numbers, of tokens and of n-grams, and some more.
    for (let round = 0; round < 3300; round++) reader.learn(texts[round % 2] ?? '')
    const scores = [0, 1].map((at) => outcome(reader, texts[at] ?? '', texts[1 - at] ?? ''))
    const plain = new RougeTokens()
    expect(scores).toEqual([0, 1].map((at) => outcome(plain, texts[at] ?? '', texts[1 - at] ?? '')))
    for (let round = 0; round < 3300; round++) rouge2(texts[0] ?? '', texts[1] ?? '')
    expect([rouge2('a b c', 'x b c'), rouge5('a b c d e f', 'a b c d e g')]).toEqual([0.5, 0.5])
  })
})

test('without WebAssembly the texts are read by JavaScript', async () => {
  vi.resetModules()
  vi.stubGlobal('WebAssembly', undefined)
  const { KernelRougeTokens: Plain } = await import('../../src/metrics/tokenize/kernel-rouge-tokens.ts')
  const reader = new Plain()
  expect(isInKernel(reader.learn('the cat'))).toBe(false)
  expect(outcome(reader, 'The cat sat', 'the cat')).toEqual(outcome(new RougeTokens(), 'The cat sat', 'the cat'))
})
