import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTemplate, type Reference, references } from '../../src/template/parse-template.ts'

/** The parts of a template, references as their paths. */
function partsOf(source: string): (string | readonly (string | number)[])[] {
  return parseTemplate(source).template.parts.map((part) =>
    typeof part === 'string' ? part : [part.namespace, ...part.path],
  )
}

describe('a template has text and references', () => {
  test.each<[source: string, parts: (string | (string | number)[])[]]>([
    ['', []],
    ['plain', ['plain']],
    ['{{item.a}}', [['item', 'a']]],
    ['{{ item.a }}', [['item', 'a']]],
    ['{{\t\nitem.a\r\n}}', [['item', 'a']]],
    ['{{sample.output_text}}', [['sample', 'output_text']]],
    [
      'Reference: {{ item.r }}. Answer: {{ sample.output_text }}',
      ['Reference: ', ['item', 'r'], '. Answer: ', ['sample', 'output_text']],
    ],
    [
      '{{item.a}}{{item.b}}',
      [
        ['item', 'a'],
        ['item', 'b'],
      ],
    ],
    ['{{item.a.b.c}}', [['item', 'a', 'b', 'c']]],
    ['{{sample.output_tools[0].function.name}}', [['sample', 'output_tools', 0, 'function', 'name']]],
    ['{{item.grid[10][2]}}', [['item', 'grid', 10, 2]]],
    ['{{item.list.0}}', [['item', 'list', '0']]],
    ['{{item.a-b}}', [['item', 'a-b']]],
    ['{{item.größe}}', [['item', 'größe']]],
    ['{{item.名前}}', [['item', '名前']]],
    ['{{item.नाम}}', [['item', 'नाम']]],
    ['{{item.gro\u0308sse}}', [['item', 'gro\u0308sse']]],
    ['{{item.$ref_1}}', [['item', '$ref_1']]],
    ['{{item.__proto__}}', [['item', '__proto__']]],
    ['{{item.item.sample}}', [['item', 'item', 'sample']]],
    ['{ "x": {{item.a}}}', ['{ "x": ', ['item', 'a'], '}']],
    ['{"smiles": "{{item.smiles}}"}', ['{"smiles": "', ['item', 'smiles'], '"}']],
    ['{{{item.a}}}', ['{', ['item', 'a'], '}']],
    ['{{{{item.a}}}}', ['{{', ['item', 'a'], '}}']],
    ['{{item.a}}}}', [['item', 'a'], '}}']],
    ['a { b } c', ['a { b } c']],
    ['}} {{item.a}}', ['}} ', ['item', 'a']]],
    ['\\boxed{ {{item.a}} }', ['\\boxed{ ', ['item', 'a'], ' }']],
    ['{item.a}', ['{item.a}']],
    ['{{item.a', ['{{item.a']],
    ['{{item.a}', ['{{item.a}']],
    ['{{item.a}} and {{', [['item', 'a'], ' and {{']],
    ['{% if x %} {# note #} {{item.a}}', ['{% if x %} {# note #} ', ['item', 'a']]],
    ['😀{{item.a}}😀', ['😀', ['item', 'a'], '😀']],
  ])('%j', (source, parts) => {
    expect(partsOf(source)).toEqual(parts)
  })
})

describe('a faulty template has an issue at its place, and its text stays as it is', () => {
  const steps = 'A path is made of .key and [0] steps only.'
  test.each<[source: string, at: string, message: string, hint: string, severity?: 'warning']>([
    [
      'a {{}} b',
      '{{}}',
      'A template has nothing between its braces.',
      'Write {{ item.key }} or {{ sample.output_text }}.',
    ],
    [
      '{{  }}',
      '{{  }}',
      'A template has nothing between its braces.',
      'Write {{ item.key }} or {{ sample.output_text }}.',
    ],
    ['{{item}}', '{{item}}', '"item" alone is not a variable.', 'Name one: {{ item.key }}.'],
    ['{{ sample }}', '{{ sample }}', '"sample" alone is not a variable.', 'Name one: {{ sample.output_text }}.'],
    [
      '{{answer}}',
      '{{answer}}',
      'A template must read from item or sample, not from "answer".',
      'Write {{ item.answer }} if it is a key of the row.',
    ],
    [
      'x {{ itm.a }}',
      '{{ itm.a }}',
      'A template must read from item or sample, not from "itm".',
      'Did you mean "item"?',
    ],
    [
      '{{ Item.a }}',
      '{{ Item.a }}',
      'A template must read from item or sample, not from "Item".',
      'Did you mean "item"?',
    ],
    [
      '{{input.column}}',
      '{{input.column}}',
      'A template must read from item or sample, not from "input".',
      'Write {{ item.column }} if it is a key of the row.',
    ],
    [
      '{{$.item.a}}',
      '{{$.item.a}}',
      'A template must read from item or sample, not from "$".',
      'Leave the leading $ out.',
    ],
    [
      '{{ .a }}',
      '{{ .a }}',
      'A template must read from item or sample, not from ".a".',
      'Write {{ item.key }} if it is a key of the row.',
    ],
    ['{{ item.a | upper }}', '{{ item.a | upper }}', '"item.a | upper" is not a path from " | upper" on.', steps],
    ['{{item["x"]}}', '{{item["x"]}}', '"item["x"]" is not a path from "["x"]" on.', steps],
    ['{{item.a[*].b}}', '{{item.a[*].b}}', '"item.a[*].b" is not a path from "[*].b" on.', steps],
    ['{{item.a[-1]}}', '{{item.a[-1]}}', '"item.a[-1]" is not a path from "[-1]" on.', steps],
    ['{{item.a[0:2]}}', '{{item.a[0:2]}}', '"item.a[0:2]" is not a path from "[0:2]" on.', steps],
    ['{{item..a}}', '{{item..a}}', '"item..a" is not a path from "..a" on.', steps],
    ['{{item.a.}}', '{{item.a.}}', '"item.a." is not a path from "." on.', steps],
    ['{{item.my key}}', '{{item.my key}}', '"item.my key" is not a path from " key" on.', steps],
    ['{{item .a}}', '{{item .a}}', '"item .a" is not a path from " .a" on.', steps],
    [
      '{{item.a[1234567890]}}',
      '{{item.a[1234567890]}}',
      '"item.a[1234567890]" is not a path from "[1234567890]" on.',
      steps,
    ],
    [
      'ok {{ {{item.a}} }}',
      '{{ {{item.a}}',
      'A template must read from item or sample, not from "{{item.a".',
      'Write {{ item.key }} if it is a key of the row.',
    ],
    [
      'a {{item.a',
      '{{',
      'A template opens here and never closes, so it stays plain text.',
      'Close it with }}, or ignore this if the braces are meant.',
      'warning',
    ],
    [
      '{{item.a}}}}',
      '}}',
      'A template closes at the first }}, so the second }} becomes part of the text.',
      'Write {{item.a}} with two closing braces.',
      'warning',
    ],
    [
      '{{item.a-b}}',
      '{{item.a-b}}',
      'The key "a-b" has characters that hosted graders do not document in a path.',
      'Rename it to letters, digits and _ before a job.',
      'warning',
    ],
  ])('%j', (source, at, message, hint, severity) => {
    const { template, issues } = parseTemplate(source)
    expect(issues.map(({ span, ...issue }) => ({ ...issue, at: source.slice(span?.start, span?.end) }))).toEqual([
      {
        code: message.startsWith('The key') ? 'not_portable' : 'invalid_template',
        severity: severity ?? 'error',
        path: [],
        at,
        message,
        hint,
      },
    ])
    expect(
      template.parts
        .map((part) => (typeof part === 'string' ? part : source.slice(part.span.start, part.span.end)))
        .join(''),
    ).toBe(source)
  })
})

test('every fault of a template is reported, not the first one', () => {
  const source = '{{}} {{item}} {{item.a}} {{x.y}} {{'
  const places = parseTemplate(source).issues.map(({ span }) => source.slice(span?.start, span?.end))
  expect(places).toEqual(['{{}}', '{{item}}', '{{x.y}}', '{{'])
})

test('a reference knows its text and its place', () => {
  const source = 'é{{ item.a[0].b }}'
  expect(references(parseTemplate(source).template)).toEqual<Reference[]>([
    { namespace: 'item', path: ['a', 0, 'b'], text: 'item.a[0].b', span: { start: 1, end: source.length } },
  ])
})

test('any text parses, keeps every character in its place, and has issues with spans inside of it', () => {
  const pieces = fc.constantFrom(
    '{{',
    '}}',
    '{',
    '}',
    'item',
    'sample',
    '.',
    'a',
    '[0]',
    '[',
    ' ',
    '\n',
    '😀',
    'item.a',
    '"',
    '*',
  )
  const sources = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 16 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(sources, (source) => {
      const { template, issues } = parseTemplate(source)
      const shown = template.parts.map((part) =>
        typeof part === 'string' ? part : source.slice(part.span.start, part.span.end),
      )
      expect(shown.join('')).toBe(source)
      for (const { span } of issues) {
        expect(span).toBeDefined()
        expect(span?.start).toBeLessThan(span?.end ?? -1)
        expect(span?.end).toBeLessThanOrEqual(source.length)
      }
    }),
    { numRuns: 1000 },
  )
})

test('text without two opening braces is only text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(fc.constantFrom('{', '}', ' '), fc.string({ maxLength: 3 })) }), (text) => {
      const source = text.replaceAll('{{', '{ ').replaceAll('{{', '')
      fc.pre(!source.includes('{{'))
      expect(parseTemplate(source)).toEqual({ template: { source, parts: source === '' ? [] : [source] }, issues: [] })
    }),
  )
})

describe('a template of a megabyte is parsed', () => {
  const size = 1024 * 1024
  test.each<[title: string, source: string, parts: number, issues: number]>([
    ['of references', '{{item.a}} '.repeat(size / 11), Math.floor(size / 11) * 2, 0],
    ['of text', 'x'.repeat(size), 1, 0],
    ['of opening braces that never close', '{'.repeat(size), 1, 1],
    ['of opening braces and one that closes', `${'{'.repeat(size)}item.a}}`, 2, 0],
    ['of one name', `{{item.${'a'.repeat(size)}}}`, 1, 0],
    ['of spaces between braces', `{{${' '.repeat(size)}}}`, 1, 1],
    ['of faults', '{{}}'.repeat(size / 4), 1, size / 4],
    ['of steps', `{{item${'.a'.repeat(size / 2)}}}`, 1, 0],
    ['of half-open references', '{{item.a '.repeat(size / 9), 1, 1],
  ])('%s', (_title, source, parts, issues) => {
    const parsed = parseTemplate(source)
    expect([parsed.template.parts.length, parsed.issues.length]).toEqual([parts, issues])
  })
})
