import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DiffPiece, wordDiff } from '../../src/report/word-diff.ts'

const marks = { same: ['', ''], onlyInput: ['[+', ']'], onlyReference: ['[-', ']'] } as const
const shown = (pieces: readonly DiffPiece[]) =>
  pieces.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`).join('')
const without = (pieces: readonly DiffPiece[], kind: DiffPiece['kind']) =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('')

test.each<[input: string, reference: string, diff: string]>([
  ['the cat sat', 'the cat sat', 'the cat sat'],
  ['the cat sat', 'the dog sat', 'the [+cat][-dog] sat'],
  ['a b', 'a b c', 'a b[- c]'],
  ['', 'x', '[-x]'],
  ['x', '', '[+x]'],
  ['', '', ''],
  ['no, thanks', 'no thanks', 'no[+,] thanks'],
  ['日本 語', '日本 人', '日本 [+語][-人]'],
])('of %j and %j', (input, reference, diff) => {
  expect(shown(wordDiff(input, reference))).toBe(diff)
})

test('holds both texts whole, whatever they are', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom('a', 'b', ' ', 'c.', '\n'), { maxLength: 60 }).map((words) => words.join('')),
  )
  fc.assert(
    fc.property(text, text, (input, reference) => {
      const pieces = wordDiff(input, reference)
      expect(without(pieces, 'onlyReference')).toBe(input)
      expect(without(pieces, 'onlyInput')).toBe(reference)
    }),
    { numRuns: 100 },
  )
})

test('is a shortest edit: as much as can be is the same', () => {
  expect(shown(wordDiff('a b c a b b a', 'c b a b a c'))).toBe('[+a][-c] b [+c ]a b [+b ]a[- c]')
})

test('of long texts with nothing in common is the one for the other', () => {
  const input = Array.from({ length: 2000 }, (_, index) => `a${index}`).join('-')
  const reference = Array.from({ length: 2000 }, (_, index) => `b${index}`).join('+')
  expect(wordDiff(`x ${input} y`, `x ${reference} y`)).toEqual([
    { kind: 'same', text: 'x ' },
    { kind: 'onlyInput', text: input },
    { kind: 'onlyReference', text: reference },
    { kind: 'same', text: ' y' },
  ])
})
