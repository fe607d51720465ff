import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fakeServer, judges } from '../adapters/model/fake-server.ts'
import { folder, lines, read, run } from './fake-io.ts'

const judge = {
  type: 'score_model',
  name: 'judge',
  model: 'judge-1',
  input: [{ role: 'user', content: 'How good is {{ sample.output_text }}?' }],
  sampling_params: { temperature: 0 },
}
const rows = (...answers: readonly string[]) => lines({ item: {}, samples: answers })

interface Line {
  readonly custom_id: string
  readonly method: string
  readonly url: string
  readonly body: { readonly model: string; readonly messages: unknown }
}

const requestsIn = (path: string) => read(readFileSync(path, 'utf8')) as Line[]

/** What the engine gives for a line of requests. */
function resultOf({ custom_id }: Line, score: number): object {
  const message = { role: 'assistant', content: JSON.stringify({ steps: [], result: score }) }
  const body = {
    object: 'chat.completion',
    model: 'judge-1',
    choices: [{ index: 0, finish_reason: 'stop', message }],
    usage: { prompt_tokens: 20, completion_tokens: 10 },
  }
  return { id: `batch_req_${custom_id}`, custom_id, response: { status_code: 200, request_id: 'x', body }, error: null }
}

test('requests go out as a batch, results come back into a cassette, and score replays them', async () => {
  const path = folder({ 'g.json': judge, 'r.jsonl': rows('a', 'b', 'a', 'c') })
  const out = await run(['judge', 'batch-out', `${path}/g.json`, `${path}/r.jsonl`, '--out', `${path}/q.jsonl`])
  expect([out.code, out.out, out.err.replaceAll(path, '.')]).toEqual([0, '', './q.jsonl: 3 requests to judge-1.\n'])
  const requests = requestsIn(`${path}/q.jsonl`)
  // The body of the batch is the one that the service would have been sent.
  const server = await fakeServer(judges(0.5))
  await run(['score', `${path}/g.json`, `${path}/r.jsonl`, '--base-url', server.baseURL, '--concurrency', '1'])
  expect(requests).toEqual(
    server.requests
      .filter(
        ({ body }, index, all) =>
          all.findIndex((other) => JSON.stringify(other.body) === JSON.stringify(body)) === index,
      )
      .map(({ body }) => ({
        custom_id: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
        method: 'POST',
        url: '/v1/chat/completions',
        body,
      })),
  )

  const [a, b, c] = requests
  const failed = {
    id: 'x',
    custom_id: c?.custom_id,
    response: { status_code: 400, body: { error: { message: 'Too long.' } } },
    error: null,
  }
  const results = lines(...(a && b ? [resultOf(b, 0.2), resultOf(a, 0.9)] : []), failed, '{', { custom_id: 'mine' })
  const files = folder({ 'results.jsonl': results })
  const readBack = () => run(['judge', 'batch-in', `${files}/results.jsonl`, '--cassette', `${path}/judge.jsonl`])
  const faults = [
    'results.jsonl:3: The request failed with status 400: Too long.',
    'results.jsonl:4: The line is not JSON.',
    'results.jsonl:5: The line has no custom_id that batch-out wrote.',
  ]
  const missing = '3 results without a reply; judge batch-out --cassette judge.jsonl writes only what is missing.'
  const told = (err: string) => err.replaceAll(`${path}/`, '').replaceAll(`${files}/`, '').trimEnd().split('\n')
  const first = await readBack()
  expect([first.code, told(first.err)]).toEqual([1, [...faults, 'judge.jsonl: 2 replies added.', missing]])
  expect(told((await readBack()).err)).toEqual([
    ...faults,
    'judge.jsonl: 0 replies added, 2 replies it had already.',
    missing,
  ])

  const scored = await run(['score', `${path}/g.json`, `${path}/r.jsonl`, '--replay', `${path}/judge.jsonl`])
  expect((read(scored.out) as { score?: number }[]).map(({ score }) => score)).toEqual([0.9, 0.2, 0.9, undefined])
  const rest = ['judge', 'batch-out', `${path}/g.json`, `${path}/r.jsonl`, '--out', `${path}/rest.jsonl`]
  await run([...rest, '--cassette', `${path}/judge.jsonl`])
  expect(requestsIn(`${path}/rest.jsonl`)).toEqual([c])
})

test('files keep to the limits of the engine, and hold one model each', async () => {
  const other = { ...judge, name: 'other', model: 'judge-2' }
  const both = { type: 'multi', name: 'two', graders: { one: judge, two: other }, calculate_output: 'one + two' }
  const path = folder({ 'g.json': both, 'r.jsonl': rows('a', 'b', 'c') })
  const out = ['judge', 'batch-out', `${path}/g.json`, `${path}/r.jsonl`, '--out', `${path}/q.jsonl`]
  const { err } = await run([...out, '--max-requests', '2', '--judge-model', 'judge-2=judge-3'])
  expect(err.replaceAll(path, '.').trimEnd().split('\n')).toEqual([
    './q.jsonl: 2 requests to judge-1.',
    './q-2.jsonl: 2 requests to judge-3.',
    './q-3.jsonl: 1 request to judge-1.',
    './q-4.jsonl: 1 request to judge-3.',
  ])
  const again = await run(out)
  expect([again.code, again.err]).toEqual([
    2,
    expect.stringContaining('q.jsonl exists already. Name another file, or delete it.'),
  ])
})

test('each repeat is a request of its own, and Responses has its own form', async () => {
  const path = folder({ 'g.json': judge, 'r.jsonl': rows('a') })
  const out = ['judge', 'batch-out', `${path}/g.json`, `${path}/r.jsonl`, '--out', `${path}/q.jsonl`]
  await run([...out, '--repeat', '3', '--judge-api', 'responses'])
  const requests = requestsIn(`${path}/q.jsonl`)
  expect(new Set(requests.map(({ custom_id }) => custom_id)).size).toBe(3)
  expect(new Set(requests.map(({ url }) => url))).toEqual(new Set(['/v1/responses']))
})

test.each([
  [['judge', 'batch-uot'], 'There is no command "judge batch-uot". Did you mean "batch-out"?\n'],
  [['judge', 'x'], 'There is no command "judge x". There are batch-out and batch-in.\n'],
])('a mistyped command gets a sentence: %j', async (args, err) => {
  expect(await run(args)).toEqual({ code: 2, out: '', err })
})
