import { describe, expect, test } from 'vitest'
import { porterStem } from '../../src/metrics/porter.ts'
import { wordnet } from '../../src/metrics/wordnet/wordnet.ts'
import { jsonLines } from './json-lines.ts'

const synonyms = (word: string): string[] =>
  Array.from(wordnet().synonyms(word), (id) => wordnet().names.name(id)).toSorted()

const rows = jsonLines<{ word: string; synonyms: readonly string[]; synonymsOfStem: readonly string[] }>(
  'synonyms.jsonl',
)

describe('synonyms', () => {
  test('of all golden words and their stems are those of NLTK', () => {
    expect(
      rows.map(({ word }) => ({ word, synonyms: synonyms(word), synonymsOfStem: synonyms(porterStem(word)) })),
    ).toEqual(rows)
    expect(rows).toHaveLength(602)
  })

  test.each([
    ['oxen', ['cattle', 'cows', 'kine', 'ox', 'oxen']],
    ['paris', ['Paris']],
    ['hot_dog', ['dog', 'frank', 'frankfurter', 'hotdog', 'weenie', 'wiener', 'wienerwurst']],
    ['xyzzy', []],
    ['\u00e9', []],
    ['', []],
  ])('of %j', (word, names) => {
    expect(synonyms(word)).toEqual(names)
  })
})

describe('the names', () => {
  const { names } = wordnet()

  test('are 84,487 single words and the collocations that are keys', () => {
    let single = 0
    for (let id = 0; id < names.count; id++) if (!names.isCollocation(id)) single++
    expect([single, names.count]).toEqual([84_487, 93_348])
  })

  test('are found by their lower case, in order', () => {
    let before = ''
    for (let id = 0; id < names.count; id += 97) {
      const lower = names.name(id).toLowerCase()
      const [from, to] = names.range(lower)
      expect(lower > before && from <= id && id < to).toBe(true)
      before = lower
    }
  })

  test.each([
    ['automobile', true],
    ['paris', false],
    ['set_up', false],
    ['qwertz', false],
  ])('%j is a lemma in lower case: %j', (word, isLemma) => {
    expect(wordnet().lemma(word) >= 0).toBe(isLemma)
  })
})
