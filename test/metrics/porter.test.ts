import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { porterStem } from '../../src/metrics/porter.ts'
import { jsonLines } from './json-lines.ts'

const rows = jsonLines<{ word: string; stem: string }>('porter.jsonl')

test('all golden words have the stem that NLTK gives them', () => {
  expect(rows.map(({ word }) => ({ word, stem: porterStem(word) }))).toEqual(rows)
  expect(rows).toHaveLength(1060)
})

test.each([
  ['skies', 'sky'],
  ['SKIES', 'ski'],
  ['dying', 'die'],
  ['dies', 'die'],
  ['flies', 'fli'],
  ['died', 'die'],
  ['relied', 'reli'],
  ['hopping', 'hop'],
  ['hoping', 'hope'],
  ['relationally', 'relat'],
  ['geologi', 'geolog'],
  ['a\u{1f600}\u{1f600}ed', 'a\u{1f600}'],
  ['\u{1f600}ies', '\u{1f600}ie'],
  ['\u0130stanbuls', 'i\u0307stanbul'],
])('the stem of %j is %j', (word, stem) => {
  expect(porterStem(word)).toBe(stem)
})

test('a stem is in lower case and never longer than its word by more than one letter', () => {
  const endings = fc.constantFrom('s', 'ies', 'ed', 'ing', 'ational', 'alli', 'logi', 'ness', 'ion', 'e', 'll', 'y')
  const words = fc.tuple(fc.stringMatching(/^[a-zA-Z\u00e9-]{0,8}$/u), fc.array(endings, { maxLength: 3 }))
  fc.assert(
    fc.property(words, ([start, list]) => {
      const word = start + list.join('')
      const stem = porterStem(word)
      expect(stem).toBe(stem.toLowerCase())
      expect(stem.length).toBeLessThanOrEqual(word.length + 1)
    }),
  )
})
