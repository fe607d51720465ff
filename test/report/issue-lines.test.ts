import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Issue } from '../../src/core/issue.ts'
import { displayWidth } from '../../src/report/display-width.ts'
import { issueLines } from '../../src/report/issue-lines.ts'

function issue(more: Partial<Issue> = {}): Issue {
  return { code: 'invalid_template', severity: 'error', path: ['input'], message: 'Wrong.', ...more }
}

/** The excerpt of an issue at a stretch of the text: the line and its carets. */
function excerpt(text: string, start: number, end: number): string[] {
  return issueLines(issue({ span: { start, end } }), { input: text }).slice(1)
}

test('an issue tells its severity, its place, what is wrong and what to do', () => {
  expect(issueLines(issue({ hint: 'Mend it.' }), {})).toEqual(['error at input: Wrong.', '  Mend it.'])
  expect(issueLines(issue({ severity: 'warning', path: [] }), {})).toEqual(['warning at (root): Wrong.'])
  expect(issueLines(issue({ path: ['graders', 'my key', 0] }), {})).toEqual(['error at graders["my key"][0]: Wrong.'])
})

test('a span in the document is shown with carets below, wherever it is nested', () => {
  const document = { graders: [{ a: { input: 'x {{ itm.a }} y' } }] }
  expect(
    issueLines(issue({ path: ['graders', 0, 'a', 'input'], span: { start: 2, end: 13 }, hint: 'Mend it.' }), document),
  ).toEqual(['error at graders[0].a.input: Wrong.', '  x {{ itm.a }} y', '    ^^^^^^^^^^^', '  Mend it.'])
})

test('a span of the whole text that was to be JSON is shown in its line', () => {
  expect(
    issueLines(issue({ code: 'not_json', path: [], span: { start: 15, end: 16 } }), '{\n  "a": 1,\r\n  }\n}'),
  ).toEqual(['error at (root): Wrong.', '    }', '    ^'])
})

describe('carets stand below what they mean', () => {
  test.each<[title: string, text: string, at: string, lines: [string, string]]>([
    ['after tabs', '\ta\tbc', 'bc', ['   a bc', '     ^^']],
    ['after wide characters', '日本語 {{x}} 語', '{{x}}', ['  日本語 {{x}} 語', `  ${' '.repeat(7)}^^^^^`]],
    ['under wide characters', 'a 日本 b', '日本', ['  a 日本 b', '    ^^^^']],
    ['after emoji', '😀😀 x', 'x', ['  😀😀 x', '       ^']],
    ['after combining marks', 'e\u0301e\u0301 x', 'x', ['  e\u0301e\u0301 x', '     ^']],
    ['after characters that are not shown as they are', '\u001b[1m\u202ex', 'x', ['  ·[1m·x', '       ^']],
    ['in one of several lines', 'first\nsecond x\nthird', 'x', ['  second x', '         ^']],
    ['in a line that ends with CRLF', 'first\r\nsecond x\r\nthird', 'x', ['  second x', '         ^']],
    ['under the first line of a span over two', 'a {{ b\nc }}', '{{ b\nc }}', ['  a {{ b', '    ^^^^']],
    ['in the first line, when it begins there', 'x y', 'x', ['  x y', '  ^']],
  ])('%s', (_title, text, at, lines) => {
    const start = text.indexOf(at)
    expect(excerpt(text, start, start + at.length)).toEqual(lines)
  })

  test('at the end of a text there is still one', () => {
    expect(excerpt('{"a": [', 7, 7)).toEqual(['  {"a": [', '         ^'])
  })

  test('a line break that is the fault itself is marked at the end of its line', () => {
    expect(excerpt('["a\nb"]', 3, 4)).toEqual(['  ["a', '     ^'])
  })

  test('an empty line is not shown', () => {
    expect(excerpt('', 0, 0)).toEqual([])
    expect(excerpt('\n\nx', 0, 1)).toEqual([])
    expect(excerpt('x\n  \ny', 3, 4)).toEqual([])
  })
})

test('a long line is cut around the span', () => {
  const text = `${'a'.repeat(500)} {{x}} ${'b'.repeat(500)}`
  expect(excerpt(text, 501, 506)).toEqual([`  …${'a'.repeat(18)} {{x}} ${'b'.repeat(49)}…`, `  ${' '.repeat(20)}^^^^^`])
  expect(excerpt(`${'a'.repeat(500)} {{x}}`, 501, 506)).toEqual([
    `  …${'a'.repeat(69)} {{x}}`,
    `  ${' '.repeat(71)}^^^^^`,
  ])
  const long = excerpt(`{{${'x'.repeat(1_000_000)}}} y`, 0, 1_000_004)
  expect(long[0]).toMatch(/^ {2}\{\{x{53}…/u)
  expect(long[1]).toBe(`  ${'^'.repeat(56)}`)
})

test('what a grader file says is shown and not obeyed', () => {
  const lines = issueLines(issue({ path: ['\u001b[2J'], message: 'No "\u001b]0;x\u0007\n".', hint: '\u202eno' }), {})
  expect(lines).toEqual(['error at ["\\u001b[2J"]: No "·]0;x·⏎".', '  ·no'])
})

test('any span in any text gives two lines of at most 80 columns, or none', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\n', '\r\n', '\t', '日', '😀', '\u0301', 'abcdefghijklm '),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    maxLength: 60,
  })
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (source, one, other) => {
      const places = [one % (source.length + 1), other % (source.length + 1)].toSorted((a, b) => a - b)
      const lines = excerpt(source, places[0] ?? 0, places[1] ?? 0)
      expect([0, 2]).toContain(lines.length)
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80)
      if (lines.length > 0) expect(lines[1]).toMatch(/^ {2,}\^+$/u)
    }),
    { numRuns: 300 },
  )
})

test('an issue whose path leads nowhere is told without an excerpt', () => {
  expect(issueLines(issue({ path: ['a', 'b'], span: { start: 0, end: 1 } }), { a: [] })).toEqual([
    'error at a.b: Wrong.',
  ])
  expect(issueLines(issue({ path: ['__proto__'], span: { start: 0, end: 1 } }), {})).toEqual([
    'error at __proto__: Wrong.',
  ])
})
