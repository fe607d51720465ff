import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayWidth } from '../../src/report/display-width.ts'
import { foldText } from '../../src/report/fold-text.ts'

test.each([
  ['', 10, 3, ['(empty)']],
  ['short', 10, 3, ['short']],
  ['one\ntwo\r\n\nfour', 10, 5, ['one', 'two', '', 'four']],
  ['one two three', 8, 3, ['one two', 'three']],
  ['abcdefghijkl', 5, 3, ['abcde', 'fghij', 'kl']],
  ['日本語テキスト', 6, 3, ['日本語', 'テキス', 'ト']],
  ['a\u001b[2Jb', 10, 3, ['a·[2Jb']],
  ['1\n2\n3\n4', 10, 3, ['1', '2', '… (7 characters in all)']],
  ['日', 1, 3, ['日']],
])('%j in %i columns and %i lines', (text, columns, most, lines) => {
  expect(foldText(text, columns, most)).toEqual(lines)
})

test('no line is wider than the columns, nothing in it is obeyed, and there are no more than allowed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '日', '\n', '\u001b', '\u0301', '👍'), maxLength: 300 })
  fc.assert(
    fc.property(text, fc.integer({ min: 24, max: 60 }), fc.integer({ min: 1, max: 5 }), (value, columns, most) => {
      const lines = foldText(value, columns, most)
      expect(lines.length).toBeLessThanOrEqual(most)
      expect(lines.filter((line) => displayWidth(line) > columns || /\p{Cc}/u.test(line))).toEqual([])
    }),
  )
})

test('a text of millions of characters costs no more than what is shown', () => {
  expect(foldText('x'.repeat(5_000_000), 20, 2)).toEqual(['x'.repeat(20), '… (5,000,000 characters in all)'])
})
