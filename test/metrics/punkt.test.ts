import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitSentences } from '../../src/metrics/tokenize/punkt.ts'
import { punktParameters } from '../../src/metrics/tokenize/punkt-parameters.ts'
import { jsonLines } from './json-lines.ts'

const sentences = (text: string): string[] => {
  const bounds = splitSentences(text)
  return bounds.flatMap((start, index) => (index % 2 === 0 ? [text.slice(start, bounds[index + 1])] : []))
}

const rows = jsonLines<{ text: string; sentences: readonly string[] }>('punkt.jsonl')

describe('sentences', () => {
  test('of all golden texts are those of NLTK', () => {
    expect(rows.map(({ text }) => sentences(text))).toEqual(rows.map((row) => row.sentences))
    expect(rows).toHaveLength(260)
  })

  test('lie in order in the text, with nothing but white space between them', () => {
    const pieces = fc.constantFrom(
      'Mr',
      'a',
      'The',
      '5',
      'J',
      '.',
      '.',
      '?',
      '!',
      ' ',
      ' ',
      '\n',
      ')',
      '"',
      '--',
      '\u00a0',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (list) => {
        const text = list.join('')
        let end = 0
        let between = ''
        const bounds = splitSentences(text)
        for (let k = 0; k < bounds.length; k += 2) {
          between += text.slice(end, bounds[k])
          end = bounds[k + 1] ?? 0
          expect(bounds[k]).toBeLessThan(end)
        }
        expect((between + text.slice(end)).trim()).toBe('')
      }),
    )
  })
})

describe('the Punkt table', () => {
  test('holds the abbreviations, starters, collocations and words of the English data', () => {
    const { abbreviations, starters, collocations, usage } = punktParameters()
    expect([abbreviations.size, starters.size, collocations.size, usage().size]).toEqual([156, 39, 37, 14_702])
    expect([abbreviations.has('u.s.s.r'), abbreviations.has('. . '), collocations.has('##number## cbot')]).toEqual([
      true,
      true,
      true,
    ])
  })

  test.each([
    ['zone', 'lower'],
    ['the', 'both'],
    ['administrators', 'lower at start'],
    ['american', undefined],
    ['house', 'both'],
  ])('knows how %j was seen', (word, seen) => {
    expect(punktParameters().usage().get(word)).toBe(seen)
  })
})
