import { expect, test } from 'vitest'
import { type NumberedRow, readRows, type RowFault } from '../../src/dataset/read-rows.ts'

async function rowsOf(text: string, options?: { strict: boolean }): Promise<(NumberedRow | RowFault)[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text)
  }
  const rows: (NumberedRow | RowFault)[] = []
  for await (const batch of readRows(chunks(), options)) rows.push(...batch)
  return rows
}

test('rows come with their line numbers, and lines that are no rows with the reason, in order', async () => {
  const text = [
    '{"item": {"a": 1}, "sample": "x"}',
    '',
    '{"item": {"a": 1}, "sample": "x"',
    '{"item": {"a": 1}, "samples": []}',
    "{'item': 1}",
    '{"item": {"a": 1}, "sample": "y"} // note',
    '{"id": 7, "item": {}, "samples": ["x", "y"], "expert_scores": [1, 0]}',
  ].join('\n')
  expect(await rowsOf(text)).toEqual([
    { line: 1, row: { item: { a: 1 }, samples: ['x'] } },
    {
      line: 3,
      message:
        'The line is not JSON at column 33: a comma or } must stand here, not the end of the text. A row is one JSON object on one line.',
    },
    { line: 4, message: 'The list "samples" is empty.' },
    {
      line: 5,
      message: 'The line is not JSON at column 2: a key in double quotes must stand here, not "\'".',
    },
    { line: 6, message: 'The line is not JSON at column 35: the value is complete, and "/" follows.' },
    { line: 7, row: { id: 7, item: {}, samples: ['x', 'y'], expertScores: [1, 0] } },
  ])
})

test('a key that stands twice counts by its last value, and is a fault in strict reading', async () => {
  const text = '{"item": {"a": 1, "a": 2}, "sample": "x"}\n{"item": {}, "sample": "x"}'
  expect(await rowsOf(text)).toEqual([
    { line: 1, row: { item: { a: 2 }, samples: ['x'] } },
    { line: 2, row: { item: {}, samples: ['x'] } },
  ])
  expect(await rowsOf(text, { strict: true })).toEqual([
    { line: 1, message: 'The key "a" stands twice in one object (column 19).' },
    { line: 2, row: { item: {}, samples: ['x'] } },
  ])
})

test('a row nested 100,000 levels deep is read', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const [row] = await rowsOf(`{"item": {"a": ${deep}}, "sample": "x"}`, { strict: true })
  expect(row !== undefined && 'row' in row ? row.row.samples : row).toEqual(['x'])
})

test('no bytes give no rows', async () => {
  expect(await rowsOf('')).toEqual([])
})
