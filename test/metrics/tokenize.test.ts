import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokenizeNistInternational } from '../../src/metrics/tokenize/nist-tokenizer.ts'
import { plainSentenceEnd } from '../../src/metrics/tokenize/plain-sentence.ts'
import { splitSentences } from '../../src/metrics/tokenize/punkt.ts'
import { pythonSplit } from '../../src/metrics/tokenize/python-split.ts'
import { tokenizeSwitching } from '../../src/metrics/tokenize/switching-tokenizer.ts'
import { tokenize13a } from '../../src/metrics/tokenize/thirteen-a.ts'
import { TokenBuffer } from '../../src/metrics/tokenize/token-buffer.ts'
import { tokenizeTreebank, tokenizeWords } from '../../src/metrics/tokenize/word-tokenizer.ts'
import { jsonLines } from './json-lines.ts'

interface Row {
  readonly text: string
  readonly split: readonly string[]
  readonly hosted: readonly string[] | null
  readonly nist_international: readonly string[]
  readonly treebank: readonly string[]
  readonly '13a': readonly string[]
}

const rows = jsonLines<Row>('tokenize.jsonl')
const settled = jsonLines<{ family: string; text: string; value: readonly string[] }>('settled.jsonl').filter(
  ({ family }) => family === 'tokenize',
)
const odd = jsonLines<{ input: string; reference: string; tokens: readonly [string[], string[]] }>('odd-texts.jsonl')

const letters = (text: string) => text.replaceAll(/&\w+;/gu, '').replaceAll(/[^aB5\u00e9]/gu, '')

describe('golden tokens', () => {
  test.each([
    ['split', pythonSplit],
    ['nist_international', tokenizeNistInternational],
    ['treebank', tokenizeTreebank],
    ['13a', tokenize13a],
  ] as const)('%s cuts all 375 texts as its reference does', (key, tokenize) => {
    expect(rows.map(({ text }) => tokenize(text))).toEqual(rows.map((row) => row[key]))
    expect(rows).toHaveLength(375)
  })

  test('the switching tokenizer cuts all texts as the hosted grader does, three of them settled by the Punkt data', () => {
    const values = new Map(settled.map(({ text, value }) => [text, value]))
    expect(rows.map(({ text }) => tokenizeSwitching(text))).toEqual(
      rows.map((row) => row.hosted ?? values.get(row.text)),
    )
    expect(values.size).toBe(3)
  })

  test('the switching tokenizer cuts odd texts as NLTK does', () => {
    expect(odd.map(({ input, reference }) => [tokenizeSwitching(input), tokenizeSwitching(reference)])).toEqual(
      odd.map(({ tokens }) => tokens),
    )
    expect(odd).toHaveLength(300)
  })
})

describe('the word tokenizer', () => {
  test.each([
    [`"Hi," he said.`, ['``', 'Hi', ',', "''", 'he', 'said', '.']],
    [`He said "stop." Then he left.`, ['He', 'said', '``', 'stop', '.', "''", 'Then', 'he', 'left', '.']],
    [`""Hi""`, ['``', '``', 'Hi', "''", "''"]],
    [`a ''b'' ('c')`, ['a', '``', 'b', "''", '(', "'", 'c', "'", ')']],
    ["rock 'n' roll", ['rock', "'n", "'", 'roll']],
    ["Can't, won't, I'LL, they'Ve", ['Ca', "n't", ',', 'wo', "n't", ',', 'I', "'LL", ',', "they'Ve"]],
    ["James's' end", ['James', "'s", "'", 'end']],
    ["(James's')", ['(', "James's", "'", ')']],
    ["'Tis cannot'tis d'ye more'n", ["'T", 'is', 'can', 'not', "'t", 'is', 'd', "'ye", 'more', "'n"]],
    ['gimme Gonna wanna. wanna-be', ['gim', 'me', 'Gon', 'na', 'wan', 'na', '.', 'wanna-be']],
    ['3,000 a,b 5:x ,,y ::', ['3,000', 'a', ',', 'b', '5', ':', 'x', ',', ',y', ':', ':']],
    ['U.S. e.g. a..b ....', ['U.S.', 'e.g', '.', 'a', '..', 'b', '....']],
    ['x--y---z - w-v', ['x', '--', 'y', '--', '-z', '-', 'w-v']],
    ['He left (now.) "', ['He', 'left', '(', 'now', '.', ')', '``']],
    ['a\u00a0b \u00abc\u00bb d\u2019s', ['a', 'b', '\u00ab', 'c', '\u00bb', 'd', '\u2019', 's']],
    ['```a``', ['``', '`', 'a', '``']],
    ['', []],
    [' \u3000\n', []],
  ])('cuts %j', (text, tokens) => {
    expect(tokenizeWords(text)).toEqual(tokens)
  })
})

describe('the switching tokenizer', () => {
  test.each([
    ["don't stop.", ['do', "n't", 'stop', '.']],
    ["don't\nstop.", ['don', "'", 't', 'stop', '.']],
    ["don't stop.\t", ['don', "'", 't', 'stop', '.']],
    ['don\u2019t stop.', ['don', '\u2019', 't', 'stop', '.']],
    ['caf\u00e9 &amp; cream', ['caf\u00e9', '&', 'amp', ';', 'cream']],
    ['caf\u00e9\n&amp; cream', ['caf', '\u00e9', '&', 'cream']],
  ])('lets one character decide how all of %j is cut', (text, tokens) => {
    expect(tokenizeSwitching(text)).toEqual(tokens)
  })
})

describe('short ways', () => {
  const words = ['a', 'The', 'cannot', 'gonna', 'sat', 'x_1', 'Mr', '5', '   ', ' ', ' ', ' ']
  const marks = ['.', '?', '!', '..', ',', "'", '"', '(', ')', '`', '-']
  const others = ['\n', '\t', '\u0000', '\u007f', '\u0085', '\u00a0', '\u00e9', '\u212a', '\u0301', '\ud83d']
  const pieces = fc.constantFrom(...words, ...marks, ...others)
  const texts = fc
    .tuple(
      fc.constantFrom(0, 1, 5, 31, 32, 33, 63, 64, 65, 127, 128, 129),
      fc.boolean(),
      fc.array(pieces, { maxLength: 30 }),
    )
    .map(([length, isAscii, list]) => {
      const text = list.join('').padStart(length, 'word ')
      return isAscii ? text.replaceAll(/[^ -~]/gu, ' ') : text
    })

  test('the switching tokenizer cuts as the tokenizer that it chooses', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const isLatin = /^[ -~\u00a0-\u00ff]*$/u.test(text)
        expect(tokenizeSwitching(text)).toEqual(isLatin ? tokenizeWords(text) : tokenizeNistInternational(text))
      }),
      { numRuns: 5000 },
    )
  })

  test('a plain sentence is the one sentence that Punkt finds', () => {
    const seen = { plain: 0, others: 0 }
    fc.assert(
      fc.property(texts, (text) => {
        const buffer = new TokenBuffer()
        buffer.load(text)
        const end = buffer.isAscii ? plainSentenceEnd(buffer) : -1
        seen[end < 0 ? 'others' : 'plain']++
        if (end >= 0) {
          expect(text.slice(end).trim()).toBe('')
          expect(splitSentences(text)).toEqual(end === 0 ? [] : [0, end])
        }
      }),
      { numRuns: 2000 },
    )
    expect(Math.min(seen.plain, seen.others)).toBeGreaterThan(100)
  })

  test('words of any length are found whole, whatever comes after them', () => {
    const alphabet = 'abcdefghijklmnopqrstuvwxyz'.repeat(2)
    for (const after of ['', ';', '\u00e9', 'A', '{', '`', 'z']) {
      for (let length = 1; length < 30; length++) {
        const word = alphabet.slice(length % 26, (length % 26) + length)
        const rest = after === '' ? [] : [after]
        expect(tokenizeWords(`${word} ${word} ${after}`)).toEqual([word, word, ...rest])
      }
    }
  })

  test('words are split where they are one of six contractions, in any case, and nowhere else', () => {
    const whole = /^(?:(can)(not)|(gim)(me)|(gon)(na)|(got)(ta)|(lem)(me)|(wan)(na))$/iu
    const contraction = fc.constantFrom('cannot', 'gimme', 'gonna', 'gotta', 'lemme', 'wanna')
    const letter = fc.constantFrom('', 'a', 'c', 'g', 'l', 'm', 'n', 'o', 't', 'w', 'W', '7', '_', 'M')
    const changed = fc
      .tuple(contraction, fc.nat(6), letter, fc.boolean(), fc.integer({ min: 0, max: 2 }))
      .map(([text, at, other, isUpper, taken]) => {
        const word = text.slice(0, at) + other + text.slice(at + taken)
        return isUpper ? word.toUpperCase() : word
      })
    let split = 0
    fc.assert(
      fc.property(changed, (word) => {
        const parts = (whole.exec(word) ?? ['', word]).slice(1).filter((part) => part !== undefined && part !== '')
        if (parts.length === 2) split++
        expect(tokenizeWords(word)).toEqual(parts)
      }),
      { numRuns: 3000 },
    )
    expect(split).toBeGreaterThan(100)
  })
})

describe('all tokenizers', () => {
  const pieces = fc.constantFrom(
    'a',
    'B',
    '5',
    ' ',
    ' ',
    '.',
    ',',
    "'",
    '"',
    '`',
    '-',
    '&lt;',
    '\n',
    '\u00e9',
    '\u201c',
    '\ud83d',
    '\ude00',
    '\u0000',
  )
  const texts = fc.array(pieces, { maxLength: 40 }).map((list) => list.join(''))

  test.each([
    ['words', tokenizeWords],
    ['switching', tokenizeSwitching],
    ['NIST', tokenizeNistInternational],
    ['13a', tokenize13a],
    ['split', pythonSplit],
  ] as const)('%s gives tokens without white space, and keeps all letters in their order', (_, tokenize) => {
    fc.assert(
      fc.property(texts, (text) => {
        const tokens = tokenize(text)
        expect(tokens.filter((token) => token === '' || pythonSplit(token)[0] !== token)).toEqual([])
        expect(letters(tokens.join(' '))).toBe(letters(text))
      }),
    )
  })

  test.each([
    ['words', tokenizeWords],
    ['NIST', tokenizeNistInternational],
  ] as const)('%s keeps what a text of many equal parts has', (_, tokenize) => {
    const part = `Mr. "A" cannot've... said (it's) 5,5: \u00e9\u2019s --- x! \n`
    const tokens = tokenize(part)
    expect(tokenize(part.repeat(2000))).toHaveLength(2000 * tokens.length)
  })
})
