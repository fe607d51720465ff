import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth, padColumns } from '../../src/report/display-width.ts'
import { safeText, safeTextEnd } from '../../src/report/safe-text.ts'

describe('text is shown on one line and not obeyed', () => {
  test.each<[title: string, text: string, shown: string]>([
    ['plain text', 'It is Paris.', 'It is Paris.'],
    ['line breaks', 'a\nb\r\nc\u2028d\u2029e', 'a⏎b⏎c⏎d⏎e'],
    ['a lone carriage return', 'a\rb', 'a·b'],
    ['a tab', 'a\tb', 'a b'],
    ['a colour', '\u001b[31mred\u001b[0m', '·[31mred·[0m'],
    ['a hyperlink and a title', '\u001b]8;;http://x\u0007y\u001b]0;t\u001b\\', '·]8;;http://x·y·]0;t·\\'],
    ['C1 controls, which are escape sequences too', '\u009b31m\u0085', '·31m·'],
    ['NUL, DEL and backspace', 'a\u0000\u007f\b', 'a···'],
    ['marks that turn the direction', 'a\u202eb\u2066c\u200fd\u061c', 'a·b·c·d·'],
    ['characters that cannot be seen', 'yes\u200b\ufeff\u00ad\u2060', 'yes····'],
    ['joiners inside of emoji and letters', '👩\u200d👧 می\u200cخواهم', '👩\u200d👧 می\u200cخواهم'],
    ['half a surrogate pair', 'a\ud83db\ude00', 'a\ufffdb\ufffd'],
    ['nothing', '', ''],
  ])('%s', (_title, text, shown) => {
    expect(safeText(text, 100)).toBe(shown)
    expect(safeTextEnd(text, 100)).toBe(shown)
  })
})

describe('text that is too wide is cut with an ellipsis, in whole characters', () => {
  test.each<[text: string, columns: number, start: string, end: string]>([
    ['abcdef', 6, 'abcdef', 'abcdef'],
    ['abcdef', 5, 'abcd…', '…cdef'],
    ['abcdef', 1, '…', '…'],
    ['abcdef', 0, '…', '…'],
    ['abcdef', -5, '…', '…'],
    ['ab😀😀😀', 8, 'ab😀😀😀', 'ab😀😀😀'],
    ['ab😀😀😀', 7, 'ab😀😀…', '…😀😀😀'],
    ['ab😀😀😀', 6, 'ab😀…', '…😀😀'],
    ['日本語のテスト', 14, '日本語のテスト', '日本語のテスト'],
    ['日本語のテスト', 13, '日本語のテス…', '…本語のテスト'],
    ['日本語のテスト', 12, '日本語のテ…', '…語のテスト'],
    ['ee\u0301e\u0301e', 4, 'ee\u0301e\u0301e', 'ee\u0301e\u0301e'],
    ['ee\u0301e\u0301e', 3, 'ee\u0301…', '…e\u0301e'],
    ['a\nb\nc', 4, 'a⏎b…', '…b⏎c'],
  ])('%j in %d columns', (text, columns, start, end) => {
    expect(safeText(text, columns)).toBe(start)
    expect(safeTextEnd(text, columns)).toBe(end)
  })
})

test('whatever the text, what is shown fits, has no control character and no half character', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.constantFrom('\u001b[2J', '😀', '日', '\u0301', '\r\n', '\ud800'),
    ),
  })
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (source, columns) => {
      for (const shown of [safeText(source, columns), safeTextEnd(source, columns)]) {
        expect(displayWidth(shown)).toBeLessThanOrEqual(columns)
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
        expect(shown.length).toBeLessThan(20 * columns)
      }
    }),
    { numRuns: 400 },
  )
})

test('a thousand combining marks on one letter do not make a line endless', () => {
  expect(safeText(`a${'\u0301'.repeat(10_000)}`, 10).length).toBeLessThan(60)
  expect(safeTextEnd(`a${'\u0301'.repeat(10_000)}`, 10).length).toBeLessThan(60)
})

test('text is filled up by columns, not by characters', () => {
  expect([padColumns('ab', 4), padColumns('日', 4), padColumns('abcde', 4), padColumns('é', 2)]).toEqual([
    'ab  ',
    '日  ',
    'abcde',
    'é ',
  ])
  expect(['', 'a', 'e\u0301', '日本', '😀', 'ｱ', 'Ａ', '한'].map(displayWidth)).toEqual([0, 1, 1, 4, 2, 1, 2, 2])
})
