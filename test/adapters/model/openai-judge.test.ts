import { createServer } from 'node:net'
import { OpenAI } from 'openai'
import { expect, onTestFinished, test } from 'vitest'
import { type JudgeOptions, openaiJudge } from '../../../src/adapters/model/openai-judge.ts'
import type { OpenaiClient } from '../../../src/adapters/model/openai-connection.ts'
import type { ModelReply, ModelRequest } from '../../../src/core/ports.ts'
import { compile } from '../../../src/graders/compile.ts'
import { scoreModel } from '../../../src/graders/score-model/score-model.ts'
import {
  cutsOff,
  fails,
  fakeServer,
  hangs,
  inTurn,
  judges,
  type Play,
  rateLimited,
  refuses,
  says,
  stalls,
} from './fake-server.ts'

const request: ModelRequest = {
  model: 'judge-1',
  messages: [{ role: 'user', content: 'Judge this.' }],
  answer: {
    name: 'score',
    schema: { type: 'object', properties: {}, required: ['steps', 'result'], additionalProperties: false },
  },
  sampling: {},
}
const judged = '{"steps":[{"description":"reads","conclusion":"fine"}],"result":0.75}'
const chatUsage = { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 }
const responsesUsage = { input_tokens: 20, output_tokens: 10, total_tokens: 30 }

/** What one question gives, and how many requests it took. */
async function ask(
  play: Play,
  options: Exclude<JudgeOptions, { client: OpenaiClient }> = {},
  more: Partial<ModelRequest> = {},
) {
  const { baseURL, requests, open } = await fakeServer(play)
  const judge = openaiJudge({ baseURL, timeoutMs: 20_000, ...options })
  return { reply: await judge.complete({ ...request, ...more }), requests, open }
}

test('a judge over HTTP gives the score, its steps and what it cost', async () => {
  const { baseURL, requests } = await fakeServer(judges(0.75))
  const grader = scoreModel({
    name: 'tone',
    model: 'judge-1',
    input: [{ role: 'user', content: 'Judge {{ item.a }}.' }],
  })
  expect(await compile(grader, { model: openaiJudge({ baseURL }) })('x', { a: 'this' })).toEqual({
    ok: true,
    score: 0.75,
    detail: {
      model: 'judge-1',
      input: [{ role: 'user', content: 'Judge this.' }],
      result: 0.75,
      steps: [{ description: 'reads', conclusion: 'fine' }],
      usage: chatUsage,
    },
  })
  expect(requests.map(({ path }) => path)).toEqual(['/v1/chat/completions'])
})

const chat = { model: 'judge-1', usage: chatUsage }
const responses = { model: 'judge-1', usage: responsesUsage }

test.each<[what: string, api: 'chat' | 'responses', play: Play, reply: ModelReply]>([
  ['an answer', 'chat', judges(0.75), { kind: 'text', text: judged, ...chat }],
  ['an answer', 'responses', judges(0.75), { kind: 'text', text: judged, ...responses }],
  ['a refusal', 'chat', refuses('I cannot judge this.'), { kind: 'refusal', message: 'I cannot judge this.', ...chat }],
  ['a refusal', 'responses', refuses('No.'), { kind: 'refusal', message: 'No.', ...responses }],
  [
    'an answer that is cut off by the token limit',
    'chat',
    says('{"steps":[', { finish: 'length' }),
    {
      kind: 'truncated',
      message: 'finish_reason is length after 10 tokens; raise max_completions_tokens.',
      ...chat,
    },
  ],
  [
    'an answer that is cut off by the token limit',
    'responses',
    says('{"steps":[', { finish: 'length' }),
    {
      kind: 'truncated',
      message: 'the reply is incomplete for max_output_tokens; raise max_completions_tokens.',
      ...responses,
    },
  ],
  [
    'a filtered answer',
    'chat',
    says('', { finish: 'content_filter' }),
    { kind: 'filtered', message: 'finish_reason is content_filter.', ...chat },
  ],
  [
    'a filtered answer',
    'responses',
    says('', { finish: 'content_filter' }),
    { kind: 'filtered', message: 'the reply is incomplete for content_filter.', ...responses },
  ],
  [
    'a filtered question',
    'chat',
    fails(400, {
      message: 'The prompt triggered the policy.',
      code: 'content_filter',
      innererror: { code: 'ResponsibleAIPolicyViolation' },
    }),
    { kind: 'filtered', message: 'HTTP 400: The prompt triggered the policy.' },
  ],
  ['an empty answer', 'chat', says(''), { kind: 'text', text: '', ...chat }],
  [
    'too many requests',
    'chat',
    rateLimited(7),
    { kind: 'server', message: 'HTTP 429: Rate limit reached for requests.', retry: { afterMs: 7000 } },
  ],
  [
    'too many requests, with a date',
    'responses',
    fails(
      429,
      { message: 'Slow down.' },
      { 'retry-after': 'Sun, 22 Nov 2026 10:00:05 GMT', date: 'Sun, 22 Nov 2026 10:00:00 GMT' },
    ),
    { kind: 'server', message: 'HTTP 429: Slow down.', retry: { afterMs: 5000 } },
  ],
  [
    'an empty account',
    'chat',
    fails(429, { message: 'You exceeded your current quota.', code: 'insufficient_quota' }),
    { kind: 'server', message: 'HTTP 429: You exceeded your current quota.' },
  ],
  [
    'an outage',
    'chat',
    fails(500, 'upstream is down'),
    { kind: 'server', message: 'HTTP 500: upstream is down', retry: {} },
  ],
  [
    'an overload with milliseconds',
    'chat',
    fails(503, { message: 'Overloaded.' }, { 'retry-after-ms': '250' }),
    { kind: 'server', message: 'HTTP 503: Overloaded.', retry: { afterMs: 250 } },
  ],
  [
    'an outage that says not to come back',
    'chat',
    fails(500, { message: 'Broken.' }, { 'x-should-retry': 'false' }),
    { kind: 'server', message: 'HTTP 500: Broken.' },
  ],
  [
    'a model that is not there',
    'chat',
    fails(404, { message: 'The model `judge-1` does not exist.', code: 'model_not_found' }),
    { kind: 'server', message: 'HTTP 404: The model `judge-1` does not exist.' },
  ],
  [
    'an error in one word of text, as Ollama sends',
    'chat',
    () => ({ status: 404, body: { error: 'model "judge-1" not found, try pulling it first' } }),
    { kind: 'server', message: 'HTTP 404: model "judge-1" not found, try pulling it first' },
  ],
  [
    'a base URL that has moved',
    'chat',
    fails(308, '', { location: 'https://gateway.example/v1/chat/completions' }),
    {
      kind: 'server',
      message: 'HTTP 308: the service has moved to https://gateway.example/v1/chat/completions; use that base URL',
    },
  ],
  [
    'an error with status 200, as gateways send',
    'chat',
    () => ({ body: { error: { message: 'Provider returned error', code: 502 } } }),
    { kind: 'server', message: 'Provider returned error', retry: {} },
  ],
  [
    'a response that failed',
    'responses',
    () => ({
      body: { status: 'failed', model: 'judge-1', output: [], error: { code: 'server_error', message: 'Sorry.' } },
    }),
    { kind: 'server', message: 'Sorry.', retry: {}, model: 'judge-1' },
  ],
  [
    'a body without choices',
    'chat',
    () => ({ body: { id: 'x' } }),
    { kind: 'server', message: 'The reply has no choices[0].message.', retry: {} },
  ],
  [
    'a body without output',
    'responses',
    () => ({ body: { id: 'x' } }),
    { kind: 'server', message: 'The reply has no output.', retry: {} },
  ],
  [
    'a body that is no JSON',
    'chat',
    () => ({ body: 'OK, then.' }),
    { kind: 'server', message: 'The reply is no JSON object: "OK, then.".', retry: {} },
  ],
  [
    'a web page',
    'chat',
    () => ({ body: '<p>Welcome</p>', headers: { 'content-type': 'text/html' } }),
    {
      kind: 'server',
      message: 'A web page came back, so the base URL is hardly that of an API: "<p>Welcome</p>".',
    },
  ],
  [
    'half a reply and a connection that is cut',
    'chat',
    cutsOff,
    { kind: 'server', message: 'The connection failed: aborted.', retry: {} },
  ],
])('%s (%s) is told as what it is, after one request', async (_, api, play, reply) => {
  const { reply: got, requests } = await ask(play, { api })
  expect(got).toEqual(reply)
  expect(requests.length).toBe(1)
})

test.each([
  ['never comes', hangs],
  ['stops half way', stalls],
])('a reply that %s is given up when the time is over, and its request closed', async (_, play) => {
  const { reply, requests, open } = await ask(play, { timeoutMs: 200 })
  expect(reply).toEqual({
    kind: 'server',
    message: 'No whole reply came within 0.2 s.',
    retry: {},
    timedOut: true,
  })
  expect(requests.length).toBe(1)
  await expect.poll(open).toBe(0)
})

test('a service that is not there is a failed connection, which may come back', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as { port: number } // it listens on a port
  await new Promise((done) => server.close(done))
  const judge = openaiJudge({ baseURL: `http://127.0.0.1:${port}/v1` })
  expect(await judge.complete(request)).toEqual({
    kind: 'server',
    message: `The connection failed: connect ECONNREFUSED 127.0.0.1:${port}.`,
    retry: {},
  })
})

test('a megabyte of text is read, and what is longer than allowed is given up, errors too', async () => {
  const text = 'blah '.repeat(200_000)
  const long = says(text)
  expect(await ask(long, {}, { answer: { name: 'a', schema: {} } })).toMatchObject({ reply: { kind: 'text', text } })
  const given = { kind: 'server', message: 'The reply is longer than 0.5 MB and was given up.' }
  expect((await ask(long, { longestReply: 500_000 })).reply).toEqual(given)
  expect((await ask(fails(500, text), { longestReply: 500_000 })).reply).toEqual(given)
})

test('whatever goes wrong, no score comes of it, and the code is that of the hosted flag', async () => {
  const grader = scoreModel({
    name: 'tone',
    model: 'judge-1',
    range: [0, 5],
    input: [{ role: 'user', content: 'Judge.' }],
  })
  const seen: Record<string, unknown> = {}
  for (const [name, play] of Object.entries({
    prose: says('A fine answer: 5 out of 5.'),
    refusal: refuses('No.'),
    limit: rateLimited(1),
    outage: fails(500, 'down'),
    hang: hangs,
    half: cutsOff,
    stall: stalls,
    'wrong schema': says('{"score":5}'),
    'a word for a number': judges('five'),
    'a megabyte': says('5 '.repeat(500_000)),
    filter: says('', { finish: 'content_filter' }),
    'token limit': says('{"steps":[],"result":5}', { finish: 'length' }),
  })) {
    const { baseURL } = await fakeServer(play)
    const result = await compile(grader, { model: openaiJudge({ baseURL, timeoutMs: 300 }) })('x', {})
    seen[name] = result.ok ? result.score : result.failure.code
  }
  expect(seen).toEqual({
    prose: 'model_grader_parse',
    refusal: 'model_grader_refusal',
    limit: 'model_grader_server',
    outage: 'model_grader_server',
    hang: 'model_grader_server',
    half: 'model_grader_server',
    stall: 'model_grader_server',
    'wrong schema': 'model_grader_parse',
    'a word for a number': 'model_grader_parse',
    'a megabyte': 'model_grader_parse',
    filter: 'model_grader_refusal',
    'token limit': 'model_grader_parse',
  })
})

test('a model that was shut down is told with what replaces it', async () => {
  const gone = fails(404, { message: 'The model `o3-mini` does not exist.' })
  expect((await ask(gone, {}, { model: 'o3-mini' })).reply).toEqual({
    kind: 'server',
    message:
      'HTTP 404: The model `o3-mini` does not exist. OpenAI shuts "o3-mini" down on 2026-10-23 and recommends "gpt-5.6-sol".',
  })
})

test.each([
  ['never comes', hangs],
  ['stops half way', stalls],
])('an abort rejects with its reason and closes the request whose reply %s', async (_, play) => {
  const stop = new AbortController()
  const { baseURL, requests, open } = await fakeServer((asked) => {
    setTimeout(() => stop.abort(new Error('enough')), 20)
    return play(asked)
  })
  const judge = openaiJudge({ baseURL })
  await expect(judge.complete(request, { signal: stop.signal })).rejects.toThrow('enough')
  await expect.poll(open).toBe(0)
  await expect(judge.complete(request, { signal: stop.signal })).rejects.toThrow('enough')
  expect(requests.length).toBe(1)
})

test('sixty-four requests under one signal leave no warning and no listener', async () => {
  const warnings: Error[] = []
  const note = (warning: Error): void => void warnings.push(warning)
  process.on('warning', note)
  onTestFinished(() => void process.off('warning', note))
  const { baseURL, requests, mostOpen } = await fakeServer(async (asked) => {
    await new Promise((done) => setTimeout(done, 20))
    return judges(1)(asked)
  })
  const judge = openaiJudge({ baseURL })
  const { signal } = new AbortController()
  await Promise.all(Array.from({ length: 64 }, () => judge.complete(request, { signal })))
  expect(requests.length).toBe(64)
  expect(mostOpen()).toBeGreaterThan(1)
  expect(warnings).toEqual([])
})

test('the key travels as a bearer token, is left out when there is none, and is never in a message', async () => {
  const apiKey = 'sk-very-secret-key'
  const leak: Play = ({ headers }) => ({
    status: 401,
    body: { error: { message: `Wrong key: ${apiKey}; you sent ${String(headers['authorization'])}` } },
  })
  const { reply, requests } = await ask(leak, { apiKey })
  expect(requests[0]?.headers['authorization']).toBe(`Bearer ${apiKey}`)
  expect(reply).toEqual({ kind: 'server', message: 'HTTP 401: Wrong key: [secret]; you sent Bearer [secret]' })
  expect((await ask(judges(1))).requests[0]?.headers['authorization']).toBeUndefined()
  expect((await ask(judges(1), { headers: { 'api-key': 'k' } })).requests[0]?.headers['api-key']).toBe('k')
})

test('a client that is already built is used as it is, with one attempt', async () => {
  const { baseURL, requests } = await fakeServer(inTurn(judges(1), fails(500, 'down')))
  const client = new OpenAI({ baseURL, apiKey: 'sk-own', defaultHeaders: { 'x-team': 'blue' }, maxRetries: 5 })
  const judge = openaiJudge({ client })
  expect(await judge.complete(request)).toMatchObject({ kind: 'text' })
  expect(await judge.complete(request)).toEqual({ kind: 'server', message: 'HTTP 500: down', retry: {} })
  expect(requests.map(({ headers }) => headers['x-team'])).toEqual(['blue', 'blue'])
})

test('a client of the user is bounded and timed as well', async () => {
  const client = ({ baseURL }: { readonly baseURL: string }) => new OpenAI({ baseURL, apiKey: 'sk-own' })
  const long = openaiJudge({ client: client(await fakeServer(says('x'.repeat(1000)))), longestReply: 500 })
  expect(await long.complete(request)).toEqual({
    kind: 'server',
    message: 'The reply is longer than 0.0005 MB and was given up.',
  })
  const stalled = openaiJudge({ client: client(await fakeServer(stalls)), timeoutMs: 200 })
  expect(await stalled.complete(request)).toMatchObject({ kind: 'server', timedOut: true })
  const cut = openaiJudge({ client: client(await fakeServer(cutsOff)) })
  expect(await cut.complete(request)).toMatchObject({ kind: 'server', retry: {} })
})

test('what is missing is said before any sample, and for each sample that is graded all the same', async () => {
  const noKey = 'https://api.openai.com/v1 needs an API key: pass it as { apiKey: … }.'
  await expect(openaiJudge({}).ready()).rejects.toThrow(noKey)
  expect(await openaiJudge({}).complete(request)).toEqual({ kind: 'server', message: noKey })
  await expect(openaiJudge({ baseURL: 'localhost:11434' }).ready()).rejects.toThrow(
    'The base URL "localhost:11434" is no http address; write it like http://127.0.0.1:11434/v1.',
  )
  await expect(openaiJudge({ baseURL: 'http://127.0.0.1:1/v1' }).ready()).resolves.toBeUndefined()
})
