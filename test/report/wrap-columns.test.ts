import { expect, test } from 'vitest'
import { wrapColumns } from '../../src/report/wrap-columns.ts'

test.each([
  ['short', 10, ['short']],
  ['one two three four', 10, ['one two', '  three', '  four']],
  ['日本 日本 日本', 9, ['日本 日本', '  日本']],
  ['a-very-long-word then', 8, ['a-very-long-word', '  then']],
  ['', 10, ['']],
])('%j in %i columns', (sentence, columns, wrapped) => {
  expect(wrapColumns(sentence, columns, '  ')).toEqual(wrapped)
})
