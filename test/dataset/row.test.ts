import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { readRow } from '../../src/dataset/row.ts'

const item = { a: 1 }

describe('a row is read', () => {
  test.each<[title: string, value: Json, row: object]>([
    ['with one answer', { item, sample: 'x' }, { item, samples: ['x'] }],
    ['with an id', { id: 'r1', item, sample: 'x' }, { id: 'r1', item, samples: ['x'] }],
    ['with id 0', { id: 0, item, sample: 'x' }, { id: 0, item, samples: ['x'] }],
    ['with an empty id', { id: '', item, sample: 'x' }, { id: '', item, samples: ['x'] }],
    ['with id null, which is none', { id: null, item, sample: 'x' }, { item, samples: ['x'] }],
    [
      'with several answers',
      { item, samples: ['x', { output_text: 'y' }] },
      { item, samples: ['x', { output_text: 'y' }] },
    ],
    ['with an expert score', { item, sample: 'x', expert_score: 0 }, { item, samples: ['x'], expertScores: [0] }],
    [
      'with an expert score null',
      { item, sample: 'x', expert_score: null },
      { item, samples: ['x'], expertScores: [null] },
    ],
    [
      'with expert scores',
      { item, samples: ['x', 'y'], expert_scores: [0.5, null] },
      { item, samples: ['x', 'y'], expertScores: [0.5, null] },
    ],
    [
      'with expert scores null, which are none',
      { item, samples: ['x'], expert_scores: null },
      { item, samples: ['x'] },
    ],
    ['with an empty item', { item: {}, sample: '' }, { item: {}, samples: [''] }],
    [
      'with keys of its own beside the item, which are left out',
      { item, sample: 'x', note: 'n' },
      { item, samples: ['x'] },
    ],
    [
      'with answers that are none, whose own fault that is',
      { item, samples: [null, 0, false, []] },
      { item, samples: [null, 0, false, []] },
    ],
    ['with one answer that is null', { item, sample: null }, { item, samples: [null] }],
    [
      'of a training set, which is the item itself',
      { id: 'q7', messages: [{ role: 'user', content: '?' }], tools: [], answer: 42, sample: '42', expert_score: 1 },
      {
        id: 'q7',
        item: { id: 'q7', messages: [{ role: 'user', content: '?' }], tools: [], answer: 42 },
        samples: ['42'],
        expertScores: [1],
      },
    ],
    ['with messages inside of an item', { messages: [], item, sample: 'x' }, { item, samples: ['x'] }],
  ])('%s', (_title, value, row) => {
    expect(readRow(value)).toEqual(row)
  })
})

test('an item key called __proto__ stays an own key of the item', () => {
  const row = readRow(JSON.parse('{"messages": [], "__proto__": {"x": 1}, "sample": "s"}') as Json)
  const expected: unknown = JSON.parse('{"messages": [], "__proto__": {"x": 1}}')
  expect(typeof row === 'string' ? row : Object.entries(row.item)).toEqual(Object.entries(expected as object))
})

describe('what is no row gets a sentence', () => {
  test.each<[value: Json, sentence: string]>([
    [null, 'A row is a JSON object, not null.'],
    [[], 'A row is a JSON object, not an array; write one object on each line.'],
    ['x', 'A row is a JSON object, not a string.'],
    [1, 'A row is a JSON object, not a number.'],
    [{}, 'The row has no answers: add "sample", or "samples" with a list.'],
    [{ item }, 'The row has no answers: add "sample", or "samples" with a list.'],
    [{ messages: [] }, 'This is a dataset row without answers: add "sample", or "samples" with a list.'],
    [{ item, sample: 'x', samples: ['y'] }, 'The row has both "sample" and "samples"; keep one of them.'],
    [{ item, samples: 'x' }, '"samples" must be a list of answers, not a string.'],
    [{ item, samples: null }, '"samples" must be a list of answers, not null.'],
    [{ item, samples: { 0: 'x' } }, '"samples" must be a list of answers, not an object.'],
    [{ item, samples: [] }, 'The list "samples" is empty.'],
    [{ sample: 'x' }, 'The row has no "item"; put the values that templates read under it.'],
    [{ item: 'x', sample: 'x' }, '"item" must be an object, not a string.'],
    [{ item: null, sample: 'x' }, '"item" must be an object, not null.'],
    [{ item: [], sample: 'x' }, '"item" must be an object, not an array.'],
    [{ id: {}, item, sample: 'x' }, "The row's id must be text or a number, not an object."],
    [{ id: true, item, sample: 'x' }, "The row's id must be text or a number, not a boolean."],
    [{ item, sample: 'x', expert_scores: 1 }, '"expert_scores" must be a list of numbers, not a number.'],
    [
      { item, samples: ['x', 'y'], expert_scores: [1] },
      'The row has 2 samples and 1 expert score; there must be one for each.',
    ],
    [
      { item, sample: 'x', expert_scores: [1, 2] },
      'The row has 1 sample and 2 expert scores; there must be one for each.',
    ],
    [
      { item, samples: ['x', 'y'], expert_score: 1 },
      'The row has 2 samples and 1 expert score; there must be one for each.',
    ],
    [{ item, sample: 'x', expert_score: '1' }, 'Each expert score must be a number, or null where no expert looked.'],
    [
      { item, samples: ['x', 'y'], expert_scores: [1, true] },
      'Each expert score must be a number, or null where no expert looked.',
    ],
    [
      { item, sample: 'x', expert_score: Number.POSITIVE_INFINITY },
      'Each expert score must be a number, or null where no expert looked.',
    ],
  ])('%j', (value, sentence) => {
    expect(readRow(value)).toBe(sentence)
  })
})

test('any JSON value is a row or gets a sentence', () => {
  const rows = fc.dictionary(
    fc.constantFrom('id', 'item', 'sample', 'samples', 'expert_score', 'expert_scores', 'messages', '__proto__'),
    fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())),
  )
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), rows), (value) => {
      const row = readRow(value as Json) // fast-check's own name for the same type
      if (typeof row === 'string') expect(row).toMatch(/^[A-Z"].*\.$/u)
      else expect(row.samples.length).toBe(row.expertScores?.length ?? row.samples.length)
    }),
    { numRuns: 400 },
  )
})
