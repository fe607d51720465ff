import { expect, test } from 'vitest'
import type { EndpointReply, EndpointRequest } from '../../src/core/ports.ts'
import { compile } from '../../src/graders/compile.ts'
import { endpoint } from '../../src/graders/endpoint/endpoint.ts'
import { validate } from '../../src/graders/validate.ts'

const url = 'https://grader.example/score'
const grade = (reply: EndpointReply) =>
  compile(endpoint({ url }), { endpoint: { post: () => Promise.resolve(reply) } })('text', {})

test('the service gets sample and item, with the headers and the rate limit of the spec', async () => {
  const requests: EndpointRequest[] = []
  const post = (request: EndpointRequest): Promise<EndpointReply> => {
    requests.push(request)
    return Promise.resolve({ kind: 'json', value: { score: 1 } })
  }
  const headers = { Authorization: 'Bearer abc' }
  await compile(endpoint({ url, headers, rate_limit: 50 }), { endpoint: { post } })('[1]', { a: 1 })
  await compile(endpoint({ url, headers: null, rate_limit: null }), { endpoint: { post } })('text', {})
  expect(requests).toEqual([
    { url, headers, rateLimit: 50, body: { sample: { output_text: '[1]', output_json: [1] }, item: { a: 1 } } },
    { url, headers: {}, body: { sample: { output_text: 'text' }, item: {} } },
  ])
})

test.each([0, 0.5, 8, -1])(
  'the answer {"score": %d} is the score, uncut and with the answer as its evidence',
  async (score) => {
    expect(await grade({ kind: 'json', value: { score, note: 'n' } })).toEqual({
      ok: true,
      score,
      detail: { score, note: 'n' },
    })
  },
)

test.each([
  [{ score: '1' }, '{"score":"1"}'],
  [{ score: true }, '{"score":true}'],
  [{ score: null }, '{"score":null}'],
  [{ reward: 1 }, '{"reward":1}'],
  [0.5, '0.5'],
  [[{ score: 1 }], '[{"score":1}]'],
])('the answer %j is the failure other, not a score', async (value, shown) => {
  expect(await grade({ kind: 'json', value })).toEqual({
    ok: false,
    failure: {
      code: 'other',
      message: `The endpoint must answer {"score": number}, and it answered ${shown}.`,
      detail: value,
    },
  })
})

test('a service that does not answer is the failure other', async () => {
  expect(await grade({ kind: 'server', message: 'HTTP 503 three times.' })).toEqual({
    ok: false,
    failure: { code: 'other', message: 'The endpoint could not grade: HTTP 503 three times.' },
  })
})

test.each([
  [{ url: 'grader.example/score' }, 'error', ['url'], '"grader.example/score" is not a URL.'],
  [{ url: 'ftp://grader.example' }, 'error', ['url'], 'A grading endpoint speaks http or https, not ftp.'],
  [{ url, headers: { 'X Y': 'a' } }, 'error', ['headers', 'X Y'], '"X Y" cannot be the name of a header.'],
  [
    { url, headers: { A: 'a\nb' } },
    'error',
    ['headers', 'A'],
    'The header "A" has characters that no header can carry.',
  ],
  [{ url, headers: { A: 5 } }, 'error', ['headers', 'A'], 'headers.A is 5; it must be a string.'],
  [{ url, headers: { A: '**********' } }, 'warning', ['headers', 'A'], 'The header "A" is masked with asterisks.'],
  [{ url, rate_limit: 0 }, 'error', ['rate_limit'], 'rate_limit is 0; it must be more than 0.'],
])('the spec %j has its issue', (spec, severity, path, message) => {
  const { issues } = validate({ type: 'endpoint', name: 'e', ...spec })
  expect(issues.map((issue) => [issue.severity, issue.path, issue.message])).toEqual([[severity, path, message]])
})
