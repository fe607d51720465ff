import { OpenAI } from 'openai'
import { expect, onTestFinished, test } from 'vitest'
import { openaiEmbedder } from '../../../src/adapters/model/openai-embedder.ts'
import { EmbedderError } from '../../../src/core/errors.ts'
import { compile } from '../../../src/graders/compile.ts'
import { textSimilarity } from '../../../src/graders/text-similarity/text-similarity.ts'
import { cutsOff, embeds, fails, fakeServer, hangs, type Play, rateLimited } from './fake-server.ts'

const grader = textSimilarity({
  name: 'near',
  input: '{{ sample.output_text }}',
  reference: '{{ item.r }}',
  evaluation_metric: 'cosine',
})
const vectors: Readonly<Record<string, readonly number[]>> = { car: [1, 0], auto: [3, 4], '': [0, 0] }
const byTable = embeds((text) => vectors[text] ?? [0, 1])

test('cosine asks the endpoint once for both texts', async () => {
  const { baseURL, requests } = await fakeServer(byTable)
  const grade = compile(grader, { embedding: openaiEmbedder({ baseURL, apiKey: 'sk-test' }) })
  expect(await grade('car', { r: 'auto' })).toEqual({
    ok: true,
    score: 0.6,
    detail: { input: 'car', reference: 'auto', metric: 'cosine', embedder: 'text-embedding-3-large' },
  })
  expect(requests.map(({ path, body }) => [path, body])).toEqual([
    ['/v1/embeddings', { model: 'text-embedding-3-large', input: ['car', 'auto'], encoding_format: 'float' }],
  ])
})

test('texts of one moment share requests, each text once, up to the size of a batch', async () => {
  const { baseURL, requests } = await fakeServer(byTable)
  const grade = compile(grader, { embedding: openaiEmbedder({ baseURL, model: 'nomic', batchSize: 3 }) })
  const answers = ['car', 'auto', 'bus', 'car']
  const results = await Promise.all(answers.map((answer) => grade(answer, { r: 'auto' })))
  expect(results.map((result) => result.ok && result.score)).toEqual([0.6, 1, 0.8, 0.6])
  expect(requests.map(({ body }) => body['input'])).toEqual([['car', 'auto', 'bus']])
  expect(await grade('tram', { r: 'auto' })).toMatchObject({ ok: true, score: 0.8 })
  expect(requests.map(({ body }) => body['input'])).toEqual([
    ['car', 'auto', 'bus'],
    ['tram', 'auto'],
  ])
  await Promise.all(['a', 'b', 'c', 'd'].map((answer) => grade(answer, { r: 'auto' })))
  expect(requests.slice(2).map(({ body }) => body['input'])).toEqual([
    ['a', 'auto', 'b'],
    ['c', 'd'],
  ])
})

const whole =
  (data: unknown): Play =>
  () => ({ body: { object: 'list', data } })

test.each<[what: string, play: Play, message: string, retry: object | undefined]>([
  ['too many requests', rateLimited(2), 'HTTP 429: Rate limit reached for requests.', { afterMs: 2000 }],
  ['an outage', fails(500, 'down'), 'HTTP 500: down', {}],
  ['a wrong model', fails(404, { message: 'No such model.' }), 'HTTP 404: No such model.', undefined],
  ['half a reply', cutsOff, 'The connection failed: aborted.', {}],
  ['a hang', hangs, 'No whole reply came within 0.3 s.', {}],
  ['no data', whole(undefined), 'The reply has no "data".', undefined],
  [
    'one vector for two texts',
    whole([{ index: 0, embedding: [1] }]),
    'The reply has no vector for text 2 of 2.',
    undefined,
  ],
  [
    'a vector for no text',
    whole([{ index: 7, embedding: [1] }]),
    'The reply has a vector at 7, and 2 texts were sent.',
    undefined,
  ],
  [
    'a vector of words',
    whole([{ index: 0, embedding: ['a'] }]),
    'The embedding of text 1 is no list of numbers.',
    undefined,
  ],
  ['an error with status 200', () => ({ body: { error: { message: 'Sorry.', code: 503 } } }), 'Sorry.', {}],
])('%s is an error with advice, and a failure of the sample', async (_, play, message, retry) => {
  const { baseURL } = await fakeServer(play)
  const embedder = openaiEmbedder({ baseURL, timeoutMs: 300 })
  const error: unknown = await embedder.embed(['car', 'auto']).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(EmbedderError)
  expect(error).toMatchObject({ code: 'embedder', message })
  expect(error instanceof EmbedderError && error.retry).toEqual(retry)
  expect(await compile(grader, { embedding: embedder })('car', { r: 'auto' })).toEqual({
    ok: false,
    failure: {
      code: 'model_grader_server',
      message: `The embedder text-embedding-3-large could not be asked: ${message}`,
      detail: { input: 'car', reference: 'auto', metric: 'cosine', embedder: 'text-embedding-3-large' },
    },
  })
})

test('vectors in base64 and out of order are put right', async () => {
  const base64 = (numbers: readonly number[]) => Buffer.from(Float32Array.from(numbers).buffer).toString('base64')
  const { baseURL } = await fakeServer(
    whole([
      { index: 1, embedding: base64([0.5, -2]) },
      { index: 0, embedding: [1, 2] },
    ]),
  )
  expect(await openaiEmbedder({ baseURL }).embed(['a', 'b'])).toEqual([
    Float64Array.from([1, 2]),
    Float64Array.from([0.5, -2]),
  ])
})

test('an abort rejects its own call only; the request goes on for the others and stops when none is left', async () => {
  const closed: string[] = []
  const { baseURL, requests } = await fakeServer(hangs)
  const embedder = openaiEmbedder({ baseURL })
  const [mine, yours] = [new AbortController(), new AbortController()]
  const calls = [embedder.embed(['car'], { signal: mine.signal }), embedder.embed(['car'], { signal: yours.signal })]
  const said = calls.map((call, index) => call.catch((error: Error) => void closed.push(`${index} ${error.message}`)))
  while (requests.length === 0) await new Promise((done) => setTimeout(done, 5))
  mine.abort(new Error('mine'))
  await said[0]
  expect(closed).toEqual(['0 mine'])
  yours.abort(new Error('yours'))
  await said[1]
  expect(closed).toEqual(['0 mine', '1 yours'])
  expect(requests.length).toBe(1)
  await expect(embedder.embed(['car'], { signal: mine.signal })).rejects.toThrow('mine')
})

test('many calls under one signal leave no warning, and no texts are no request', async () => {
  const warnings: Error[] = []
  const note = (warning: Error): void => void warnings.push(warning)
  process.on('warning', note)
  onTestFinished(() => void process.off('warning', note))
  const { baseURL, requests } = await fakeServer(byTable)
  const embedder = openaiEmbedder({ baseURL })
  const { signal } = new AbortController()
  expect(await embedder.embed([], { signal })).toEqual([])
  expect(requests.length).toBe(0)
  await Promise.all(Array.from({ length: 40 }, (_, index) => embedder.embed([`text ${index}`], { signal })))
  expect([requests.length, warnings]).toEqual([1, []])
})

test('a client that is already built embeds too', async () => {
  const { baseURL } = await fakeServer(byTable)
  const embedder = openaiEmbedder({ client: new OpenAI({ baseURL, apiKey: 'sk-own' }), model: 'own' })
  expect([embedder.id, await embedder.embed(['auto'])]).toEqual(['own', [Float64Array.from([3, 4])]])
})
