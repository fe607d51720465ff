import { describe, expect, test } from 'vitest'
import { type Columns, emptyColumns } from '../../../../src/report/html/columns.ts'
import { type Filter, type Order, visibleAnswers } from '../../../../src/report/html/page/answer-view.ts'
import { promptGroups } from '../../../../src/report/html/page/prompt-groups.ts'

const none = Number.NaN
const columns: Columns = {
  ...emptyColumns(6, 0),
  prompt: Float64Array.of(0, 0, 0, 1, 1, 2),
  score: Float64Array.of(0.5, 1, none, 0.2, 0.2, none),
  expert: Float64Array.of(0.5, none, 0.9, 1, 0, 0.1),
  failure: Float64Array.of(0, 0, 1, 0, 0, 2),
  length: Float64Array.of(5, 1, 4, 2, 6, 3),
  parts: [Float64Array.of(0, 1, none, 1, 0, none)],
}
const all: Filter = { outcome: 'all' }
const inFile: Order = { by: 'place', isDescending: false }
const seen = (filter: Partial<Filter>, order: Order = inFile) => [
  ...visibleAnswers(columns, { ...all, ...filter }, order),
]

test.each<[by: Order['by'], ascending: number[], descending: number[]]>([
  ['place', [0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]],
  ['score', [3, 4, 0, 1, 2, 5], [1, 0, 3, 4, 2, 5]],
  ['expert', [4, 5, 0, 2, 3, 1], [3, 2, 0, 5, 4, 1]],
  ['gap', [0, 4, 3, 1, 2, 5], [3, 4, 0, 1, 2, 5]],
  ['length', [1, 3, 5, 2, 0, 4], [4, 0, 2, 5, 3, 1]],
  [0, [0, 4, 1, 3, 2, 5], [1, 3, 0, 4, 2, 5]],
])(
  'ordered by %s, what has no number stands last and equals stay in the order of the file',
  (by, ascending, descending) => {
    expect(seen({}, { by, isDescending: false })).toEqual(ascending)
    expect(seen({}, { by, isDescending: true })).toEqual(descending)
  },
)

test.each<[title: string, filter: Partial<Filter>, answers: number[]]>([
  ['with a score', { outcome: 'graded' }, [0, 1, 3, 4]],
  ['without one', { outcome: 'failed' }, [2, 5]],
  ['that failed for one cause', { cause: 2 }, [5]],
  ['to one prompt', { prompt: 1 }, [3, 4]],
  ['with scores below the end of a bin', { scores: { low: 0.2, high: 0.5, includesHigh: false } }, [3, 4]],
  ['with scores up to the end of the last bin', { scores: { low: 0.5, high: 1, includesHigh: true } }, [0, 1]],
  ['that were found', { found: Uint8Array.of(1, 0, 1, 0, 0, 0) }, [0, 2]],
  ['for which all holds', { outcome: 'graded', prompt: 0, found: Uint8Array.of(1, 0, 1, 1, 0, 0) }, [0]],
])('the answers %s', (_title, filter, answers) => {
  expect(seen(filter)).toEqual(answers)
})

describe('prompts', () => {
  test('have mean, spread and ties of what was graded', () => {
    expect(promptGroups(columns)).toEqual([
      { prompt: 0, first: 0, end: 3, graded: 2, failed: 1, mean: 0.75, spread: 0.25, isTied: false },
      { prompt: 1, first: 3, end: 5, graded: 2, failed: 0, mean: 0.2, spread: 0, isTied: true },
      { prompt: 2, first: 5, end: 6, graded: 0, failed: 1, isTied: false },
    ])
  })
})
