import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { jsonPlace } from '../../src/core/json-place.ts'

const text = `{
  "a": [1, {"b\\u00e9": "x\\ny"}, true],
  "__proto__": {"k": -1.5e3},
  "twice": 1, "twice": 2
}`

test.each([
  ['a number in an array', ['a', 0], '1'],
  ['a word at the end of an array', ['a', 2], 'true'],
  ['a key that is written with an escape', ['a', 1, 'bé'], '"x\\ny"'],
  ['a key that objects inherit', ['__proto__', 'k'], '-1.5e3'],
  ['of a key that stands twice, the last', ['twice'], '2'],
  ['an object, by its bracket', ['__proto__'], '{'],
  ['the root', [], '{'],
  ['for a missing key, the bracket of the object', ['a', 1, 'toString'], '{'],
  ['for a missing index, the bracket of the array', ['a', 9], '['],
  ['below a scalar, nothing deeper', ['a', 0, 'x'], '1'],
] as const)('finds %s', (_title, path, found) => {
  const { start, end } = jsonPlace(text, path)
  expect(text.slice(start, end)).toBe(found)
})

test('a span inside a string is found behind escapes', () => {
  const literal = '{"f": "a\\n\\u00e9\\"bc"}'
  const { start, end } = jsonPlace(literal, ['f'], { start: 4, end: 5 })
  expect(literal.slice(start, end)).toBe('b')
  expect(jsonPlace(literal, ['f'], { start: 99, end: 99 })).toEqual({ start: 20, end: 21 })
})

test('every scalar of any JSON is found, however the text is spaced', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const written = JSON.stringify(value, null, indent)
      for (const [path, scalar] of scalars(JSON.parse(written) as Json)) {
        const { start, end } = jsonPlace(written, path)
        expect(JSON.parse(written.slice(start, end))).toEqual(scalar)
      }
    }),
  )
})

function* scalars(value: Json, path: readonly (string | number)[] = []): Generator<[typeof path, Json]> {
  if (Array.isArray(value)) for (const [index, below] of value.entries()) yield* scalars(below, [...path, index])
  else if (typeof value === 'object' && value !== null)
    for (const [key, below] of Object.entries(value)) yield* scalars(below, [...path, key])
  else yield [path, value]
}

test('deep nesting costs no stack', () => {
  const deep = `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "b": 1}`
  expect(jsonPlace(deep, ['b'])).toEqual({ start: deep.length - 2, end: deep.length - 1 })
})
