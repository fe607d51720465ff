import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeSpan, markdownTable } from '../../src/report/markdown-text.ts'

test.each([
  ['plain', '`plain`'],
  ['', '(empty)'],
  [' \n ', '`⏎`'],
  ['   ', '(empty)'],
  ['a `b` c', '``a `b` c``'],
  ['`', '`` ` ``'],
  ['``x', '``` ``x ```'],
  ['@team #12 <b>x</b> [a](b) **c**', '`@team #12 <b>x</b> [a](b) **c**`'],
  ['one\ntwo', '`one⏎two`'],
  ['a\u202eb\u001b[2J', '`a·b·[2J`'],
])('%j becomes %s', (text, span) => {
  expect(codeSpan(text, 80)).toBe(span)
})

test('a bar ends no cell, not even inside a code span', () => {
  expect(markdownTable(['a', 'b'], [[codeSpan('x|y', 9), '1']])).toEqual([
    '| a | b |',
    '| --- | ---: |',
    '| `x\\|y` | 1 |',
  ])
})

test('whatever the text, its span is one line, opens and closes once, and fills one cell', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(...'`|\\<>@#*_[]()! \n\r\t\u001b\u202eabc'.split('')),
    maxLength: 40,
  })
  fc.assert(
    fc.property(hostile, (text) => {
      const span = codeSpan(text, 60)
      expect(span).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      if (span !== '(empty)') {
        const fence = /^`+/u.exec(span)?.[0] ?? ''
        const inside = span.slice(fence.length, -fence.length)
        expect(span.endsWith(fence)).toBe(true)
        expect([...inside.matchAll(/`+/gu)].filter(([run]) => run.length === fence.length)).toEqual([])
      }
      const [, , line = ''] = markdownTable(['a', 'b'], [[span, '1']])
      expect(line.replaceAll(/\\\|/gu, '').split('|').length).toBe(4)
    }),
  )
})
