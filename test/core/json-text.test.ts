import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { duplicateKeys, type JsonFault, readJson } from '../../src/core/json-text.ts'

function faultOf(text: string): JsonFault | undefined {
  const read = readJson(text)
  return read.ok ? undefined : read.fault
}

describe('broken JSON has its fault at the place where it stops being JSON', () => {
  test.each<[text: string, line: number, column: number, message: string]>([
    ['', 1, 1, 'it is empty'],
    [' \n\t', 2, 2, 'it is only white space'],
    ['{', 1, 2, 'a key in double quotes must stand here, not the end of the text'],
    ['{"a"', 1, 5, 'a colon must stand here, not the end of the text'],
    ['{"a" 1}', 1, 6, 'a colon must stand here, not "1"'],
    ['{"a": 1', 1, 8, 'a comma or } must stand here, not the end of the text'],
    ['{"a": 1 "b": 2}', 1, 9, 'a comma or } must stand here, not a double quote'],
    ['{"a": 1,}', 1, 9, 'a comma stands before }'],
    ['[1, 2,]', 1, 7, 'a comma stands before ]'],
    ['[1 2]', 1, 4, 'a comma or ] must stand here, not "2"'],
    ['[1}', 1, 3, 'a comma or ] must stand here, not "}"'],
    ['[,1]', 1, 2, 'a value must stand here, not ","'],
    ["{'a': 1}", 1, 2, 'a key in double quotes must stand here, not "\'"'],
    ['{a: 1}', 1, 2, 'a key in double quotes must stand here, not "a"'],
    ['{"a": undefined}', 1, 7, 'a value must stand here, not "u"'],
    ['[NaN]', 1, 2, 'a value must stand here, not "N"'],
    ['[01]', 1, 3, 'a comma or ] must stand here, not "1"'],
    ['[+1]', 1, 2, 'a value must stand here, not "+"'],
    ['[.5]', 1, 2, 'a value must stand here, not "."'],
    ['[1.]', 1, 3, 'a comma or ] must stand here, not "."'],
    ['[-]', 1, 2, 'a value must stand here, not "-"'],
    ['{}\n{}', 2, 1, 'the value is complete, and "{" follows'],
    ['1 2', 1, 3, 'the value is complete, and "2" follows'],
    ['{\n  "a": 1,\n  // why\n}', 3, 3, 'a key in double quotes must stand here, not "/"'],
    ['["abc', 1, 2, 'a string is not closed'],
    ['{"abc\\', 1, 2, 'a string is not closed'],
    ['["a\nb"]', 1, 4, 'a string holds a line break, which must be written as \\n'],
    ['["a\tb"]', 1, 4, 'a string holds a tab, which must be written as \\t'],
    ['["a\u0000b"]', 1, 4, 'a string holds U+0000, which must be written as \\u0000'],
    ['{"k\u001b": 1}', 1, 4, 'a string holds U+001B, which must be written as \\u001b'],
    ['["ab\\x41"]', 1, 5, 'a string has a backslash before "x", which is no escape'],
    ['["\\u12"]', 1, 3, 'the escape \\u needs four hexadecimal digits'],
    ['["\\\n"]', 1, 3, 'a string has a backslash before a line break, which is no escape'],
    ['["\\😀"]', 1, 3, 'a string has a backslash before "😀", which is no escape'],
    ['[😀]', 1, 2, 'a value must stand here, not "😀"'],
    ['["é",\u00a01]', 1, 6, 'a value must stand here, not U+00A0'],
    ['\uFEFF{}', 1, 1, 'a value must stand here, not U+FEFF'],
    ['{"a": "b"}\r\n}', 2, 1, 'the value is complete, and "}" follows'],
  ])('%j', (text, line, column, message) => {
    const fault = faultOf(text)
    expect(fault).toEqual({ message, line, column, offset: offsetOf(text, line, column) })
  })
})

function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n').slice(0, line - 1)
  return lines.reduce((sum, { length }) => sum + length + 1, 0) + column - 1
}

const jsonish = fc
  .array(
    fc.constantFrom(
      ...'{}[]:,"\\ \n\t-+.eE0189truefalsn'.split(''),
      '"a"',
      '"\\u00e9"',
      'true',
      'null',
      '1e3',
      '{"a":',
      '\u2028',
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

test('a text has a fault exactly when JSON.parse throws, and the fault is one that the scanner found', () => {
  fc.assert(
    fc.property(jsonish, (text) => {
      let expected: unknown
      try {
        expected = { ok: true, value: JSON.parse(text) as unknown }
      } catch {
        expected = { ok: false }
      }
      const read = readJson(text)
      if (read.ok) expect(read).toEqual(expected)
      else {
        expect({ ok: read.ok }).toEqual(expected)
        expect(read.fault.message).not.toBe('it is not JSON')
        expect(read.fault.offset).toBeLessThanOrEqual(text.length)
        expect(read.fault.offset).toBe(offsetOf(text, read.fault.line, read.fault.column))
      }
    }),
    { numRuns: 3000 },
  )
})

test('JSON with one character removed, doubled or replaced is read as JSON.parse reads it', () => {
  const edits = fc.constantFrom('', '"', ',', '}', ']', '\\', '0', '\u0001')
  fc.assert(
    fc.property(fc.json(), fc.nat(), edits, (json, place, edit) => {
      const at = place % (json.length + 1)
      const text = json.slice(0, at) + edit + json.slice(at + 1)
      let throws = false
      try {
        JSON.parse(text)
      } catch {
        throws = true
      }
      expect(readJson(text).ok).toBe(!throws)
      expect(faultOf(text)?.message).not.toBe('it is not JSON')
    }),
    { numRuns: 1000 },
  )
})

test('keys that stand twice are found with their path and place, also when one is written with an escape', () => {
  const text =
    '{"a": 1, "b": [{"x": 1}, {"x": 1, "\\u0078": 2, "y": {"k": 0, "k": 0}}], "a": 2, "__proto__": 1, "__proto__": 2}'
  expect(duplicateKeys(text)).toEqual([
    { path: ['b', 1, 'x'], offset: text.indexOf('"\\u0078"') },
    { path: ['b', 1, 'y', 'k'], offset: text.lastIndexOf('"k"') },
    { path: ['a'], offset: text.lastIndexOf('"a"') },
    { path: ['__proto__'], offset: text.lastIndexOf('"__proto__"') },
  ])
})

test('JSON that a serializer wrote has no key twice, whatever its white space', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', '\t', '  ', '\n\r'), (value, space) => {
      expect(duplicateKeys(JSON.stringify(value, null, space))).toEqual([])
    }),
  )
})

test('brackets nested 100,000 levels deep are read, and their faults and double keys found, without a stack', () => {
  const depth = 100_000
  const arrays = '['.repeat(depth)
  expect(readJson(arrays + ']'.repeat(depth)).ok).toBe(true)
  expect(faultOf(arrays)).toMatchObject({ line: 1, column: depth + 1 })
  const twice = `${'{"a":0,"a":'.repeat(depth)}0${'}'.repeat(depth)}`
  const duplicates = duplicateKeys(twice)
  expect(duplicates.length).toBe(100)
  expect(duplicates[1]).toEqual({ path: ['a', 'a'], offset: '{"a":0,"a":{"a":0,'.length })
})
