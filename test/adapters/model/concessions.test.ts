import { expect, test } from 'vitest'
import { openaiJudge } from '../../../src/adapters/model/openai-judge.ts'
import type { ModelRequest } from '../../../src/core/ports.ts'
import { type FakeRequest, fails, fakeServer, judges, type Play, says } from './fake-server.ts'

const schema = { type: 'object', properties: {}, required: ['steps', 'result'], additionalProperties: false }
const request: ModelRequest = {
  model: 'judge-1',
  messages: [
    { role: 'developer', content: 'Be strict.' },
    { role: 'user', content: 'Judge this.' },
  ],
  answer: { name: 'score', schema },
  sampling: { temperature: 0.2, seed: 7, max_completions_tokens: 900, reasoning_effort: 'low' },
}

/** Refuses a body that has something, in the words of a service. */
const unless = (has: (body: FakeRequest['body']) => boolean, status: number, error: object | string): Play => {
  const refuse = fails(status, error)
  return (asked) => (has(asked.body) ? refuse(asked) : judges(1)(asked))
}
const key = (name: string) => (body: FakeRequest['body']) => name in body
const form = (body: FakeRequest['body']): unknown =>
  (body['response_format'] as { type: string } | undefined)?.type ??
  (body['text'] as { format: { type: string } } | undefined)?.format.type

async function askTwice(play: Play, api: 'chat' | 'responses' = 'chat') {
  const { baseURL, requests } = await fakeServer(play)
  const judge = openaiJudge({ baseURL, api, timeoutMs: 20_000 })
  const first = await judge.complete(request)
  const after = requests.length
  const second = await judge.complete(request)
  return { first, second, after, requests }
}

test.each<[what: string, play: Play, note: string, body: object]>([
  [
    'temperature, as reasoning models do',
    unless(key('temperature'), 400, {
      message:
        "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
      param: 'temperature',
      code: 'unsupported_value',
    }),
    "temperature 0.2 was not sent, for the service refused it: Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
    { seed: 7, max_completion_tokens: 900, reasoning_effort: 'low' },
  ],
  [
    'reasoning_effort, as other models do',
    unless(key('reasoning_effort'), 400, { message: 'Unrecognized request argument supplied: reasoning_effort' }),
    'reasoning_effort "low" was not sent, for the service refused it: Unrecognized request argument supplied: reasoning_effort',
    { temperature: 0.2, seed: 7, max_completion_tokens: 900 },
  ],
  [
    'a seed, in the form of a validation error',
    unless(key('seed'), 422, 'unused'),
    'seed 7 was not sent, for the service refused it: body.seed: Extra inputs are not permitted',
    { temperature: 0.2, max_completion_tokens: 900, reasoning_effort: 'low' },
  ],
  [
    'the newer name of the token limit',
    unless(key('max_completion_tokens'), 400, { message: 'Unknown parameter: max_completion_tokens' }),
    'The token limit was sent as max_tokens, the older name, for the service refused max_completion_tokens.',
    { temperature: 0.2, seed: 7, reasoning_effort: 'low', max_tokens: 900 },
  ],
  [
    'a token limit that is too large',
    unless(key('max_completion_tokens'), 400, {
      message:
        "'max_tokens' or 'max_completion_tokens' is too large: 900. This model's maximum context length is 512 tokens.",
      param: 'max_completion_tokens',
    }),
    "max_completion_tokens 900 was not sent, for the service refused it: 'max_tokens' or 'max_completion_tokens' is too large: 900. This model's maximum context length is 512 tokens.",
    { temperature: 0.2, seed: 7, reasoning_effort: 'low' },
  ],
])(
  'a service that refuses %s is asked without, from then on, and the reply says so',
  async (_, refusing, note, sampling) => {
    const detail = {
      detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted' }],
    }
    const play: Play = async (asked) => {
      const act = await refusing(asked)
      return 'status' in act && act.status === 422 ? { status: 422, body: detail } : act
    }
    const { first, second, after, requests } = await askTwice(play)
    expect(first).toMatchObject({ kind: 'text', notes: [note] })
    expect(second).toEqual(first)
    expect([after, requests.length]).toEqual([2, 3])
    const { model, messages, response_format, ...sent } = requests[2]?.body ?? {}
    expect([model, messages, response_format !== undefined, sent]).toEqual([
      'judge-1',
      request.messages,
      true,
      sampling,
    ])
  },
)

const words = `Answer with one JSON object and nothing else. It must have this JSON Schema:\n${JSON.stringify(schema)}`

test.each([
  ['chat', 'response_format'],
  ['responses', 'text.format'],
] as const)('without strict schemas %s goes on in JSON mode, and then in words', async (api, param) => {
  const refuse = fails(400, { message: 'This response_format type is unavailable now', param })
  const noSchema: Play = (asked) => (form(asked.body) === 'json_schema' ? refuse(asked) : judges(1)(asked))
  const object = await askTwice(noSchema, api)
  expect(object.first).toMatchObject({ kind: 'text' })
  expect(object.first.notes?.at(-1)).toBe(
    'The form of the answer was asked for in JSON mode, not forced by its schema: This response_format type is unavailable now',
  )
  expect(object.requests.map(({ body }) => form(body))).toEqual(['json_schema', 'json_object', 'json_object'])
  const list = (body: FakeRequest['body']) => body['messages'] ?? body['input']
  expect(object.requests.map(({ body }) => list(body))).toEqual([
    request.messages,
    [request.messages[0], { role: 'user', content: `Judge this.\n\n${words}` }],
    [request.messages[0], { role: 'user', content: `Judge this.\n\n${words}` }],
  ])
  const noForm: Play = (asked) =>
    form(asked.body) === undefined ? says('It is <b>fine</b>: {"steps":[],"result":1}')(asked) : refuse(asked)
  const plain = await askTwice(noForm, api)
  expect(plain.requests.map(({ body }) => form(body))).toEqual(['json_schema', 'json_object', undefined, undefined])
  expect(plain.second.notes?.at(-1)).toMatch(/^The form of the answer was asked for in words/u)
})

test('a service that takes the schema and does not keep to it is told the form in words', async () => {
  const { first, second, requests } = await askTwice((asked) =>
    form(asked.body) === 'json_schema' ? says('{"score": 5}')(asked) : judges(1)(asked),
  )
  expect(first).toMatchObject({
    kind: 'text',
    notes: [
      'The form of the answer was asked for in JSON mode, not forced by its schema: the service took the schema and did not keep to it.',
    ],
  })
  expect(second).toEqual(first)
  expect(requests.length).toBe(3)
})

test('a role that a chat template does not know becomes system', async () => {
  const refuse = fails(400, { message: "Unexpected message role: 'developer'" })
  const { first, requests } = await askTwice((asked) =>
    JSON.stringify(asked.body).includes('developer') ? refuse(asked) : judges(1)(asked),
  )
  expect(first.notes).toEqual(['The role developer was sent as system, for the service refused it.'])
  expect(requests.at(-1)?.body['messages']).toEqual([{ role: 'system', content: 'Be strict.' }, request.messages[1]])
})

test('several refusals are met one after another, and what is left is asked', async () => {
  const known = new Set(['model', 'messages', 'max_tokens'])
  const { first, after, requests } = await askTwice(async (asked) => {
    const odd = Object.keys(asked.body).find((name) => !known.has(name))
    return odd === undefined ? judges(1)(asked) : fails(400, { message: `unknown field "${odd}"` })(asked)
  })
  expect(first).toMatchObject({ kind: 'text' })
  expect(requests.at(-1)?.body).toEqual({
    model: 'judge-1',
    messages: [request.messages[0], { role: 'user', content: `Judge this.\n\n${words}` }],
    max_tokens: 900,
  })
  expect([after, requests.length]).toEqual([7, 8])
  expect(first.notes?.length).toBe(5)
})

test('Responses leaves out what it has no place for, and what it stores', async () => {
  const { first, requests } = await askTwice(
    unless(key('store'), 400, { message: 'Unknown parameter: store' }),
    'responses',
  )
  expect(first.notes).toEqual(['seed 7 was not sent: the Responses API has none.'])
  const { input, text, ...rest } = requests.at(-1)?.body ?? {}
  expect([input !== undefined, text !== undefined, rest]).toEqual([
    true,
    true,
    { model: 'judge-1', temperature: 0.2, max_output_tokens: 900, reasoning: { effort: 'low' } },
  ])
})

test('an error that names nothing to do without is the reply, after one request', async () => {
  const { first, requests } = await askTwice(
    fails(400, { message: "This model's maximum context length is 8192 tokens.", code: 'context_length_exceeded' }),
  )
  expect(first).toEqual({ kind: 'server', message: "HTTP 400: This model's maximum context length is 8192 tokens." })
  expect(requests.length).toBe(2)
})

test('what was learnt of one model is not held against another', async () => {
  const { baseURL, requests } = await fakeServer(
    unless(({ model, seed }) => model === 'judge-1' && seed !== undefined, 400, { message: 'Unknown parameter: seed' }),
  )
  const judge = openaiJudge({ baseURL })
  await judge.complete(request)
  await judge.complete({ ...request, model: 'judge-2' })
  expect(requests.map(({ body }) => [body['model'], body['seed']])).toEqual([
    ['judge-1', 7],
    ['judge-1', undefined],
    ['judge-2', 7],
  ])
})

test('many first questions at once learn together and all are answered', async () => {
  const { baseURL, requests } = await fakeServer(unless(key('seed'), 400, { message: 'Unknown parameter: seed' }))
  const judge = openaiJudge({ baseURL })
  const replies = await Promise.all(Array.from({ length: 32 }, () => judge.complete(request)))
  expect(replies.every(({ kind }) => kind === 'text')).toBe(true)
  expect(requests.length).toBeLessThanOrEqual(64)
})
