import { expect, test } from 'vitest'
import { displayWidth, padColumns } from '../../src/report/display-width.ts'

test.each([
  ['', 0],
  ['abc', 3],
  ['e\u0301', 1],
  ['日本', 4],
  ['👍', 2],
  ['👍🏽', 2],
  ['👨‍👩‍👧', 2],
  ['🇯🇵', 2],
  ['🇯🇵🇫🇷!', 5],
  ['❤️', 2],
  ['❤', 1],
  ['👨‍👩‍👧 日e\u0301', 6],
])('%s takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns)
  expect(displayWidth(padColumns(text, 10))).toBe(10)
})
