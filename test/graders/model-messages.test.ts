import { expect, test } from 'vitest'
import type { ModelMessage } from '../../src/core/ports.ts'
import { compile } from '../../src/graders/compile.ts'
import { scoreModel } from '../../src/graders/score-model/score-model.ts'
import { validate } from '../../src/graders/validate.ts'
import type { Message } from '../../src/template/message.ts'

const sample = { output_text: 'Hi {{ item.a }}', output_audio: { data: 'UklGRg==', transcript: 'hi' } }
const item = { a: 'A', url: 'https://images.example/1.png', rows: [{ n: 1 }, { n: 2 }] }

async function asked(input: readonly Message[]): Promise<readonly ModelMessage[]> {
  let seen: readonly ModelMessage[] = []
  const complete = (request: { readonly messages: readonly ModelMessage[] }) => {
    seen = request.messages
    return Promise.resolve({ kind: 'text', text: '1' } as const)
  }
  await compile(scoreModel({ model: 'm', input }), { model: { complete } })(sample, item)
  return seen
}

test.each<[string, Message, ModelMessage]>([
  ['text', { role: 'user', content: '{{item.a}}: {{ item.rows }}' }, { role: 'user', content: 'A: [{"n":1},{"n":2}]' }],
  [
    'one part',
    { role: 'developer', content: { type: 'input_text', text: '{{ item.a }}' } },
    { role: 'developer', content: [{ type: 'input_text', text: 'A' }] },
  ],
  [
    'a list with bare strings',
    { role: 'assistant', content: ['{{ item.a }}', { type: 'output_text', text: 'b' }] },
    {
      role: 'assistant',
      content: [
        { type: 'output_text', text: 'A' },
        { type: 'output_text', text: 'b' },
      ],
    },
  ],
  [
    'an image and keys that are no part of the schema',
    {
      role: 'user',
      type: 'message',
      content: [
        { type: 'input_image', image_url: '{{ item.url }}', file_id: null, detail: 'auto', note: ['{{item.a}}'] },
      ],
    },
    {
      role: 'user',
      content: [
        { type: 'input_image', image_url: 'https://images.example/1.png', file_id: null, detail: 'auto', note: ['A'] },
      ],
    },
  ],
  [
    'audio',
    {
      role: 'user',
      content: [{ type: 'input_audio', input_audio: { data: '{{ sample.output_audio.data }}', format: 'wav' } }],
    },
    { role: 'user', content: [{ type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } }] },
  ],
  [
    'a value that looks like a template',
    { role: 'user', content: '{{ sample.output_text }}' },
    { role: 'user', content: 'Hi {{ item.a }}' },
  ],
])('content that is %s reaches the model filled', async (_, message, expected) => {
  expect(await asked([message])).toEqual([expected])
})

const part = (content: unknown) =>
  validate({ type: 'score_model', name: 'n', model: 'm', input: [{ role: 'user', content }] }).issues.map(
    ({ severity, path, message, hint }) => [severity, path.slice(2), message, hint],
  )

const types = 'The types of parts are input_text, output_text, input_image, input_audio.'

test.each([
  [{ text: 'a' }, ['error', ['content'], 'The content part has no "type".', types]],
  [
    { type: 'text', text: 'a' },
    ['error', ['content', 'type'], 'A content part cannot be of type "text".', 'Write "input_text".'],
  ],
  [
    { type: 'input_imge', image_url: 'a' },
    ['error', ['content', 'type'], 'A content part cannot be of type "input_imge".', 'Write "input_image".'],
  ],
  [{ type: 'video' }, ['error', ['content', 'type'], 'A content part cannot be of type "video".', types]],
  [{ type: 5 }, ['error', ['content', 'type'], 'A content part cannot be of type 5.', types]],
  [
    [{ type: 'input_text' }],
    ['error', ['content', 0], 'The content part has no "text".', 'A part of this type carries it.'],
  ],
  [
    [{ type: 'input_image', image_url: { url: 'a' } }],
    [
      'error',
      ['content', 0, 'image_url'],
      'image_url is an object; it must be a string.',
      'Write the text of "url" itself as image_url.',
    ],
  ],
  [
    [{ type: 'input_audio', input_audio: 'UklGRg==' }],
    [
      'error',
      ['content', 0, 'input_audio'],
      'input_audio is "UklGRg=="; it must be an object.',
      'Write {"data": "…", "format": "…"}.',
    ],
  ],
  [
    [{ type: 'input_audio', input_audio: { data: 'UklGRg==' } }],
    ['error', ['content', 0, 'input_audio'], 'The key "format" is missing.', undefined],
  ],
  [
    ['a', '{{ itm.a }}'],
    ['error', ['content', 1], 'A template must read from item or sample, not from "itm".', 'Did you mean "item"?'],
  ],
  [
    [{ type: 'input_image', image_url: '{{ url }}' }],
    [
      'error',
      ['content', 0, 'image_url'],
      'A template must read from item or sample, not from "url".',
      'Write {{ item.url }} if it is a key of the row.',
    ],
  ],
])('the content %j has its issue, at its place', (content, expected) => {
  expect(part(content)).toEqual([expected])
})

test('content nested without end is an issue and no crash', () => {
  const text = `{"type":"score_model","name":"n","model":"m","input":[{"role":"user","content":{"type":"input_text","text":"a","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}}]}`
  expect(validate(text).issues.map(({ code, message }) => [code, message])).toEqual([
    ['too_large', 'A content part is nested more than 16 levels deep.'],
  ])
})
