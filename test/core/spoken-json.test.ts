import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonObjectsIn } from '../../src/core/spoken-json.ts'

describe('the JSON objects that a text holds', () => {
  test.each<[text: string, objects: object[]]>([
    ['', []],
    ['no braces', []],
    ['{"a": 1}', [{ a: 1 }]],
    ['Here it is:\n```json\n{"a": {"b": "}"}}\n```\nDone.', [{ a: { b: '}' } }]],
    ['{"a": 1} and {"a": 2}', [{ a: 1 }, { a: 2 }]],
    ['a set {x} and {"a": "\\"}"}', [{ a: '"}' }]],
    ['{ {"a": 1}', [{ a: 1 }]],
    ['{"a": 1', []],
    ['[{"a": 1}]', [{ a: 1 }]],
    ['{}', [{}]],
  ])('%j', (text, objects) => {
    expect(jsonObjectsIn(text)).toEqual(objects)
  })
})

test('an object between words without braces is found as it was written', () => {
  const words = fc.string().map((text) => text.replaceAll(/[{}"]/gu, ''))
  const object = fc.dictionary(fc.string(), fc.jsonValue())
  fc.assert(
    fc.property(words, object, words, (before, value, after) => {
      const text = JSON.stringify(value)
      expect(JSON.stringify(jsonObjectsIn(`${before}${text}${after}`))).toBe(JSON.stringify([JSON.parse(text)]))
    }),
  )
})

test('a megabyte of opening braces is given up on', () => {
  expect(jsonObjectsIn('{'.repeat(1 << 20))).toEqual([])
  expect(jsonObjectsIn('{"a":'.repeat(200_000))).toEqual([])
})
