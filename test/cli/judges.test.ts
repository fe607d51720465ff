import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  cutsOff,
  embeds,
  fails,
  fakeServer,
  type FakeRequest,
  hangs,
  inTurn,
  judges,
  type Play,
  rateLimited,
  refuses,
  says,
} from '../adapters/model/fake-server.ts'
import { folder, lines, read, run, type World } from './fake-io.ts'

const judge = {
  type: 'score_model',
  name: 'judge',
  model: 'judge-1',
  input: [{ role: 'user', content: 'How good is {{ sample.output_text }}?' }],
}

/** Rows of one answer each. */
const rowsOf = (...answers: readonly string[]) => lines(...answers.map((sample) => ({ item: {}, sample })))
const key = 'key-0123456789'
const live: World = { env: { OPENAI_API_KEY: key } }

/** The text that the judge is to grade. */
function answerIn({ body }: FakeRequest): string {
  return /How good is (\w+)\?/u.exec(JSON.stringify(body['messages']))?.[1] ?? ''
}

function setUp(rows: string, grader: object = judge) {
  const path = folder({ 'g.json': grader, 'r.jsonl': rows })
  const score = async (args: readonly string[], world: World = live) => {
    const { code, out, err } = await run(['score', `${path}/g.json`, `${path}/r.jsonl`, ...args], world)
    return { code, results: read(out), err: err.replaceAll(`${path}/`, '').trimEnd().split('\n') }
  }
  return { path, cassette: `${path}/judge.jsonl`, score }
}

const scored = (row: number, score: number, more: object = {}) => ({
  id: null,
  row,
  sample: 0,
  ok: true,
  score,
  ...more,
})

test('a judge is asked once, and replayed without a key and without a network', async () => {
  const server = await fakeServer((request) => judges(answerIn(request).length / 10)(request))
  const { cassette, score } = setUp(rowsOf('a', 'bb', 'a'))
  const first = await score(['--cache', cassette, '--base-url', server.baseURL])
  const results = [scored(1, 0.1), scored(2, 0.2), scored(3, 0.1)]
  expect(first).toEqual({
    code: 0,
    results,
    err: [
      '3 answers to 3 prompts: all graded.',
      'Mean 0.133 (95 % interval 0.000 to 0.277).',
      'Model: 2 calls, 1 request shared, 0 replies from judge.jsonl, 40 tokens in and 20 out.',
    ],
  })
  await server.close()
  const again = await score(['--replay', cassette], { env: {} })
  expect([again.code, again.results, again.err.at(-1)]).toEqual([
    0,
    results,
    'Model: 0 calls, 3 replies from judge.jsonl.',
  ])
  expect(readFileSync(cassette, 'utf8')).not.toContain(key)
})

describe('a service that is not in order', () => {
  /** What the server does with each answer, the first and every further time. */
  const plays: Readonly<Record<string, readonly Play[]>> = {
    right: [judges(0.5)],
    prose: [says('I would give it 0.25, all in all.')],
    refusal: [refuses('I will not judge this.')],
    busy: [rateLimited(0), judges(0.5)],
    broken: [fails(500, { message: 'Internal error.' }), judges(0.5)],
    down: [fails(503, { message: 'Down.' })],
    half: [cutsOff, judges(0.5)],
    hanging: [hangs, judges(0.5)],
    shape: [says('{"grade": 1}')],
    long: [says('x'.repeat(1_000_000))],
  }
  const names = Object.keys(plays)
  const outcomes = [
    ['right', 0.5],
    ['prose', 'model_grader_parse'],
    ['refusal', 'model_grader_refusal'],
    ['busy', 0.5],
    ['broken', 0.5],
    ['down', 'model_grader_server'],
    ['half', 0.5],
    ['hanging', 0.5],
    ['shape', 'model_grader_parse'],
    ['long', 'model_grader_parse'],
  ]

  test('gives a number for what it judged and for nothing else; what it judged is not asked again, what failed is', async () => {
    const times = new Map<string, number>()
    const server = await fakeServer((request) => {
      const name = answerIn(request)
      const time = times.get(name) ?? 0
      times.set(name, time + 1)
      const all = plays[name] ?? []
      return (all[Math.min(time, all.length - 1)] ?? hangs)(request)
    })
    const { cassette, score } = setUp(rowsOf(...names))
    const asking = ['--cache', cassette, '--base-url', server.baseURL, '--retries', '1', '--timeout', '1']
    const outcome = (results: readonly unknown[]) =>
      (results as { ok: boolean; score?: number; failure?: { code: string } }[]).map((result, index) => [
        names[index],
        result.score ?? result.failure?.code,
      ])
    const first = await score(asking)
    expect([first.code, outcome(first.results)]).toEqual([0, outcomes])
    expect(first.err).toContain('1 request got no reply from the service.')
    const before = server.requests.length
    const second = await score(asking)
    expect(outcome(second.results)).toEqual(outcomes)
    // One request and one retry for the service that is down; nothing that was judged.
    expect(server.requests.slice(before).map(answerIn)).toEqual(['down', 'down'])
    expect(times.get('right')).toBe(1)
  })
})

describe('a budget', () => {
  test('of calls stops cleanly, and running again asks for the rest only', async () => {
    const server = await fakeServer(judges(0.5))
    const { cassette, score } = setUp(rowsOf('a', 'b', 'c', 'd', 'e'))
    const asking = ['--cache', cassette, '--base-url', server.baseURL]
    const first = await score([...asking, '--max-calls', '2'])
    const why = 'The score_model grader "judge" stopped: the budget of 2 calls is used up, so the model was not asked.'
    const unasked = (row: number) => ({ id: null, row, sample: 0, ok: false, failure: { code: 'other', message: why } })
    expect(first).toEqual({
      code: 1,
      results: [scored(1, 0.5), scored(2, 0.5), unasked(3), unasked(4), unasked(5)],
      err: [
        '5 answers to 5 prompts: 2 graded, 3 could not be graded.',
        'Mean 0.500 (95 % interval 0.500 to 0.500).',
        'Not graded: other 3.',
        'Model: 2 calls, 0 replies from judge.jsonl, 40 tokens in and 20 out.',
        '3 requests were not asked.',
        '3 answers not asked: r.jsonl:3 answer 1, r.jsonl:4 answer 1, r.jsonl:5 answer 1.',
        `  ${why}`,
      ],
    })
    const second = await score(asking)
    expect([second.code, server.requests.map(answerIn)]).toEqual([0, ['a', 'b', 'c', 'd', 'e']])
  })

  test('of money needs prices, and is told with what was spent', async () => {
    const server = await fakeServer(judges(0.5))
    const { path, score } = setUp(rowsOf('a', 'b'))
    expect(await score(['--base-url', server.baseURL, '--max-usd', '1'])).toEqual({
      code: 2,
      results: [],
      err: ['--max-usd needs the prices of models: give them with --prices <file>.'],
    })
    const prices = folder({ 'p.json': { models: { 'judge-1': { input: 1000, output: 5000 } } } })
    const { code, err } = await score([
      '--base-url',
      server.baseURL,
      '--max-usd',
      '9.5',
      '--prices',
      `${prices}/p.json`,
    ])
    expect([path === '', code, err.at(-1)]).toEqual([false, 0, 'Model: 2 calls, 40 tokens in and 20 out, $0.1400.'])
  })
})

describe('a reply that the cassette does not have', () => {
  test('is an error that names the row, and nothing is asked', async () => {
    const server = await fakeServer(judges(0.5))
    const { cassette, score } = setUp(rowsOf('a', 'b'))
    const other = setUp(rowsOf('a'))
    await other.score(['--cache', cassette, '--base-url', server.baseURL])
    const { code, err } = await score(['--replay', cassette])
    expect([code, err.slice(3)]).toEqual([
      1,
      [
        'Model: 0 calls, 1 reply from judge.jsonl.',
        '1 answer not in the cassette: r.jsonl:2 answer 1.',
        '  The score_model grader "judge" stopped: judge.jsonl has no reply of judge-1 to this request: its messages are new. Open it in mode cache (--cache judge.jsonl) to ask and add it.',
      ],
    ])
    expect(server.requests.length).toBe(1)
  })

  test('cannot be asked without a key or an address', async () => {
    const { cassette, score } = setUp(rowsOf('a'))
    const { code, err } = await score(['--cache', cassette], { env: {} })
    expect([code, err.at(-1)]).toEqual([
      1,
      '  The score_model grader "judge" stopped: judge.jsonl has no reply of judge-1 to this request: its messages are new. There is nothing to ask: set OPENAI_API_KEY or give --base-url; in code, pass what is asked.',
    ])
  })
})

test('each answer is graded as often as asked, the first grading counts, and the noise is told', async () => {
  const plays = inTurn(...[0.2, 0.8, 0.4, 0.6, 0.3, 0.7].map(judges))
  const server = await fakeServer(plays)
  const { cassette, score } = setUp(lines({ item: {}, samples: ['a', 'b'] }))
  const asking = ['--cache', cassette, '--base-url', server.baseURL, '--concurrency', '1']
  const { code, results, err } = await score([...asking, '--repeat', '3'])
  expect([code, results]).toEqual([
    0,
    [
      { id: null, row: 1, sample: 0, ok: true, score: 0.2, again: [0.4, 0.3] },
      { id: null, row: 1, sample: 1, ok: true, score: 0.8, again: [0.6, 0.7] },
    ],
  ])
  expect(err.slice(2, 4)).toEqual([
    'Noise 0.100: the standard deviation of the scores of one answer, over 3 gradings of 2 answers.',
    'It is 12 % of the variance within prompts, so one grading is enough: noise is to be at most 20 %.',
  ])
  const once = await score(asking)
  expect([once.results, server.requests.length]).toEqual([[scored(1, 0.2), { ...scored(1, 0.8), sample: 1 }], 6])
})

test('cosine takes its vectors from the same service, and from the same cassette', async () => {
  const grader = {
    type: 'text_similarity',
    name: 'cosine',
    input: '{{ sample.output_text }}',
    reference: 'right',
    evaluation_metric: 'cosine',
  }
  const server = await fakeServer(embeds((text) => (text === 'right' ? [1, 0] : [3, 4])))
  const { cassette, score } = setUp(rowsOf('right', 'wrong'), grader)
  const first = await score(['--cache', cassette, '--base-url', server.baseURL])
  expect([first.code, first.results]).toEqual([0, [scored(1, 1), scored(2, 0.6)]])
  await server.close()
  expect((await score(['--replay', cassette], { env: {} })).results).toEqual([scored(1, 1), scored(2, 0.6)])
})

test('another model is asked in place of the one that the grader names, and recorded as such', async () => {
  const server = await fakeServer(judges(0.5))
  const { cassette, score } = setUp(rowsOf('a'))
  await score(['--cache', cassette, '--base-url', server.baseURL, '--judge-model', 'judge-1=judge-2'])
  expect(server.requests.map(({ body }) => body['model'])).toEqual(['judge-2'])
  const { err } = await score(['--replay', cassette])
  expect(err.at(-1)).toContain('to the same messages it has one of judge-2.')
  expect((await score(['--replay', cassette, '--judge-model', '*=judge-2'])).code).toBe(0)
})

test.each([
  [
    [],
    'This grader asks a model. Take recorded replies with --replay <file>, or set OPENAI_API_KEY or give --base-url to ask a service.',
  ],
  [['--replay', 'a', '--cache', 'b'], '--replay and --cache exclude each other; give one of them.'],
  [
    ['--replay', 'none.jsonl'],
    'There is no cassette none.jsonl. Record one with --cache none.jsonl, or check the name.',
  ],
  [['--cache', 'x.jsonl', '--judge-model', 'a'], '"a" names no substitution; write old-model=new-model.'],
  [
    ['--max-usd', 'ten'],
    "Option '--max-usd <amount>' argument 'ten' is invalid. It must be an amount of US dollars, such as 2.50. See graderkit score --help.",
  ],
])('a command line that makes no sense gets a sentence: %j', async (args, message) => {
  const { path, score } = setUp(rowsOf('a'))
  const at = args.map((argument) => (argument === 'x.jsonl' ? `${path}/x.jsonl` : argument))
  expect(await score(at, { env: {} })).toEqual({ code: 2, results: [], err: [message] })
})

test('on a terminal the calls are counted while they are made', async () => {
  const server = await fakeServer(judges(0.5))
  const { path } = setUp(rowsOf('a', 'b'))
  const { err } = await run(['score', `${path}/g.json`, `${path}/r.jsonl`, '--base-url', server.baseURL], {
    env: {},
    isTerminal: true,
    columns: 100,
  })
  expect(err).toMatch(
    /\r1 answer, \d+ a second(?:, about \d+ s left)?; [12] asked, (?:20|40) tokens in and (?:10|20) out/u,
  )
})
