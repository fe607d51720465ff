import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSample } from '../../src/core/sample.ts'

const call = { id: 'c1', type: 'function', function: { name: 'look', arguments: '{"q": 1}' } }

describe('a sample is completed', () => {
  test.each<[title: string, input: unknown, sample: object]>([
    ['text', 'Paris', { output_text: 'Paris' }],
    ['empty text', '', { output_text: '' }],
    ['text that is a JSON object', ' {"a": 1}', { output_text: ' {"a": 1}', output_json: { a: 1 } }],
    ['text that is a JSON array', '[1]\n', { output_text: '[1]\n', output_json: [1] }],
    ['text that only begins like JSON', '{"a": 1} done', { output_text: '{"a": 1} done' }],
    ['text 0, which is a number in JSON', '0', { output_text: '0' }],
    ['text false', 'false', { output_text: 'false' }],
    ['text null', 'null', { output_text: 'null' }],
    ['text "" in quotes', '""', { output_text: '""' }],
    ['output_text', { output_text: '[2]' }, { output_text: '[2]', output_json: [2] }],
    [
      'output_text null, as in an answer of tool calls',
      { output_text: null, output_tools: [call] },
      { output_text: '', output_tools: [call] },
    ],
    [
      'output_json alone',
      { output_json: { b: [1, 'é'] } },
      { output_text: '{"b":[1,"é"]}', output_json: { b: [1, 'é'] } },
    ],
    ['output_json null', { output_json: null }, { output_text: '', output_json: null }],
    ['output_json false', { output_json: false }, { output_text: 'false', output_json: false }],
    [
      'output_text and output_json, each as it is',
      { output_text: 'x', output_json: { a: 1 } },
      { output_text: 'x', output_json: { a: 1 } },
    ],
    ['tools alone', { output_tools: [call] }, { output_text: '', output_tools: [call] }],
    ['unknown fields, which are kept', { output_text: 'x', note: 1 }, { output_text: 'x', note: 1 }],
    [
      'a chat completion',
      {
        model: 'm',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '{"a":1}' } }],
      },
      {
        model: 'm',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '{"a":1}' } }],
        output_text: '{"a":1}',
        output_json: { a: 1 },
      },
    ],
    [
      'a chat completion of tool calls',
      { choices: [{ message: { role: 'assistant', content: null, tool_calls: [call] } }] },
      {
        choices: [{ message: { role: 'assistant', content: null, tool_calls: [call] } }],
        output_text: '',
        output_tools: [call],
      },
    ],
    [
      'a chat completion whose content is a list of parts',
      { choices: [{ message: { content: [{ type: 'text', text: 'Pa' }, { type: 'image' }, 'ris'] } }] },
      {
        choices: [{ message: { content: [{ type: 'text', text: 'Pa' }, { type: 'image' }, 'ris'] } }],
        output_text: 'Paris',
      },
    ],
    ['choices beside a text', { choices: [], output_text: 'x' }, { choices: [], output_text: 'x' }],
  ])('%s', (_title, input, sample) => {
    expect(readSample(input)).toEqual(sample)
  })
})

describe('what is no sample gets a sentence', () => {
  const lacking =
    'The sample has none of the fields output_text, output_json, output_tools, choices; write the model\'s text as a string, or as { "output_text": … }.'
  const noMessage = "The sample's choices hold no answer; a chat completion has it at choices[0].message."
  test.each<[unknown, string]>([
    [undefined, "A sample is the model's text or an object, not undefined."],
    [null, "A sample is the model's text or an object, not null."],
    [['a'], "A sample is the model's text or an object, not an array."],
    [{}, lacking],
    [{ model: 'm' }, lacking],
    [{ text: 'Paris' }, lacking],
    [JSON.parse('{"__proto__": {"output_text": "x"}}'), lacking],
    [{ output_text: 7 }, "The sample's output_text is a number; it must be a string."],
    [{ output_text: { a: 1 } }, "The sample's output_text is an object; it must be a string."],
    [{ choices: [] }, noMessage],
    [{ choices: 'Paris' }, noMessage],
    [{ choices: [{ text: 'a legacy completion' }] }, noMessage],
  ])('%j', (input, sentence) => {
    expect(readSample(input)).toBe(sentence)
  })
})

test('an output_json that no JSON text can hold gets a sentence and does not throw', () => {
  const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
  const cyclic: Record<string, unknown> = {}
  cyclic['self'] = cyclic
  const sentence = "The sample's output_json cannot be written as JSON text; is it nested too deeply?"
  expect(readSample({ output_json: deep })).toBe(sentence)
  expect(readSample({ output_json: cyclic })).toBe(sentence)
  expect(readSample('['.repeat(100_000) + ']'.repeat(100_000))).toMatchObject({
    output_text: '['.repeat(100_000) + ']'.repeat(100_000),
  })
})

test('no JSON value makes the reader throw, and what it reads has a text', () => {
  const fields = fc.dictionary(
    fc.constantFrom('output_text', 'output_json', 'choices', 'output_tools', '__proto__', 'x'),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fields), (input) => {
      const sample = readSample(input)
      expect(typeof (typeof sample === 'string' ? sample : sample.output_text)).toBe('string')
    }),
    { numRuns: 300 },
  )
})

test('a number or boolean where text is meant is the text that a loader took it for', () => {
  expect(readSample(0)).toEqual({ output_text: '0' })
  expect(readSample(false)).toEqual({ output_text: 'false' })
})
