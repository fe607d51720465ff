import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  embeddingFingerprint,
  messagesFingerprint,
  requestFingerprint,
} from '../../../src/adapters/cassette/fingerprint.ts'
import { stableJson } from '../../../src/adapters/cassette/stable-json.ts'
import type { Json, JsonObject } from '../../../src/core/json.ts'
import type { ModelMessage } from '../../../src/core/ports.ts'
import { request } from './requests.ts'

const base = request('How good is it?')

test('a fingerprint never changes from one version to the next: committed cassettes rest on it', () => {
  expect(requestFingerprint(base)).toBe('e4bf456fb3f62526585075cdeea0ff70c41b1eb9e425d0e96da5772fead06b04')
  expect(requestFingerprint(base, 2)).toBe('e9920459a61cda5b3a0955c90009fc36e803f1a247827205264a032e0d1db9da')
  expect(embeddingFingerprint('text-embedding-3-large', 'a\u2028b')).toBe(
    'dcf3a7b6422f4dfdc472d09cd4efafdc017f704ad1ae105c7919fdf15bafa8d4',
  )
  expect(messagesFingerprint(base.messages)).toBe('e62e076df740c88989521a4c2a924401543d1b3defbbe40695cee4f13170b097')
})

test('the first grading has one fingerprint, with and without its number, and each repeat another', () => {
  const all = [undefined, 0, 1, 2].map((repeat) => requestFingerprint(base, repeat))
  expect(all[0]).toBe(all[1])
  expect(new Set(all).size).toBe(3)
})

test.each([
  ['a message', request('How good is it? ')],
  ['a role', request('', { messages: [{ role: 'system', content: 'How good is it?' }] })],
  ['the model', request('How good is it?', { model: 'judge-2' })],
  ['a parameter', request('How good is it?', { sampling: { temperature: 1 } })],
  ['one more parameter', request('How good is it?', { sampling: { temperature: 0, seed: 1 } })],
  ['the schema', request('How good is it?', { answer: { name: 'a', schema: { type: 'array' } } })],
  ['the name of the schema', request('How good is it?', { answer: { name: 'b', schema: { type: 'object' } } })],
  [
    'text against a part',
    request('', { messages: [{ role: 'user', content: [{ type: 'input_text', text: 'How good is it?' }] }] }),
  ],
])('another request is %s', (_, other) => {
  expect(requestFingerprint(other)).not.toBe(requestFingerprint(base))
})

test('messages of plain text and of parts have the name that their JSON with sorted keys has', () => {
  const content = fc.oneof(fc.string({ unit: 'binary' }), fc.constant([{ type: 'input_text', text: 'a' }]))
  const message = fc.record({ role: fc.constantFrom('user', 'assistant'), content }, { noNullPrototype: true })
  fc.assert(
    fc.property(fc.array(message), (messages) => {
      const sorted = createHash('sha256').update(stableJson(messages)).digest('hex')
      expect(messagesFingerprint(messages as ModelMessage[])).toBe(sorted) // the parts are those of a message
    }),
  )
})

test('the order of keys, at any depth, makes no other request', () => {
  const content = (parts: readonly JsonObject[]) => request('', { messages: [{ role: 'user', content: parts }] })
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (part) => {
      const object = JSON.parse(JSON.stringify(part)) as JsonObject // jsonValue gives JSON
      expect(requestFingerprint(content([reversed(object) as JsonObject]))).toBe(requestFingerprint(content([object])))
      expect(JSON.parse(stableJson(object))).toEqual(JSON.parse(JSON.stringify(object)))
    }),
  )
})

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toReversed()
  return Object.fromEntries(entries.map(([key, inner]) => [key, reversed(inner)]))
}

test('what is not JSON has no fingerprint, rather than that of something else', () => {
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  let deep: Json = []
  for (let level = 0; level < 100_000; level++) deep = [deep]
  const say = (value: unknown) => () => stableJson(value as Json) // what is no JSON, on purpose
  expect(say(Number.NaN)).toThrow('The request to the model holds a value that is not JSON, such as NaN.')
  expect(say({ a: [Number.POSITIVE_INFINITY] })).toThrow('holds a value that is not JSON')
  expect(say([undefined])).toThrow('holds a value that is not JSON')
  expect(say(() => 1)).toThrow('holds a value that is not JSON')
  expect(say(circle)).toThrow('The request to the model holds a circle, so it has no fingerprint.')
  expect(say(deep)).toThrow('The request to the model is nested too deeply, so it has no fingerprint.')
  expect(stableJson({ text: 'null', none: null })).toBe('{"none":null,"text":"null"}')
})
