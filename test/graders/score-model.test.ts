import { expect, test } from 'vitest'
import type { ModelClient, ModelReply, ModelRequest } from '../../src/core/ports.ts'
import type { AnyGrader } from '../../src/core/grader.ts'
import { compile, type GradeFn } from '../../src/graders/compile.ts'
import { type ScoreModelSpec, scoreModel } from '../../src/graders/score-model/score-model.ts'
import { validate } from '../../src/graders/validate.ts'

const judge = {
  name: 'tone',
  model: 'judge-1',
  input: [
    { role: 'system', content: 'Judge the tone.' },
    { role: 'user', content: 'Answer: {{ sample.output_text }}; wanted: {{ item.tone }}' },
  ],
} as const satisfies Omit<ScoreModelSpec, 'type'>

const asked = {
  model: 'judge-1',
  input: [
    { role: 'system', content: 'Judge the tone.' },
    { role: 'user', content: 'Answer: Sure!; wanted: friendly' },
  ],
}

/** A model that always gives the same reply and remembers what it was asked. */
function replies(reply: ModelReply | string): ModelClient & { readonly requests: ModelRequest[] } {
  const requests: ModelRequest[] = []
  return {
    requests,
    complete: (request) => {
      requests.push(request)
      return Promise.resolve(typeof reply === 'string' ? { kind: 'text', text: reply } : reply)
    },
  }
}

const grade = (reply: ModelReply | string, more: object = {}) =>
  compile(scoreModel({ ...judge, ...more }), { model: replies(reply) })('Sure!', { tone: 'friendly' })

test('the model is asked once, with filled templates, a forced answer and the sampling parameters that have a value', async () => {
  const model = replies('{"steps":[],"result":1}')
  const sampling_params = { seed: 7, temperature: null, max_completions_tokens: 900, max_tokens: 5 }
  await compile(scoreModel({ ...judge, range: [1, 7], sampling_params }), { model })('Sure!', { tone: 'friendly' })
  expect(model.requests).toEqual([
    {
      model: 'judge-1',
      messages: asked.input,
      sampling: { seed: 7, max_completions_tokens: 900 },
      answer: {
        name: 'float_score_classification',
        schema: {
          type: 'object',
          properties: {
            steps: {
              type: 'array',
              items: {
                type: 'object',
                properties: { description: { type: 'string' }, conclusion: { type: 'string' } },
                required: ['description', 'conclusion'],
                additionalProperties: false,
              },
            },
            result: {
              type: 'number',
              description: 'The score that the answer deserves, a number from 1 to 7, both included.',
            },
          },
          required: ['steps', 'result'],
          additionalProperties: false,
        },
      },
    },
  ])
})

test('the result is the score, with the evidence beside it', async () => {
  const steps = [{ description: 'reads it', conclusion: 'warm' }]
  const reply = {
    kind: 'text',
    text: JSON.stringify({ steps, result: 0.75 }),
    model: 'judge-1-2026',
    usage: { total_tokens: 90 },
  } as const
  expect(await grade(reply)).toEqual({
    ok: true,
    score: 0.75,
    detail: { ...asked, result: 0.75, steps, model: 'judge-1-2026', usage: { total_tokens: 90 } },
  })
})

test.each([
  { range: undefined, result: 1.7, score: 1 },
  { range: undefined, result: -0.2, score: 0 },
  { range: null, result: 0.4, score: 0.4 },
  { range: [1, 7], result: 0, score: 1 },
  { range: [1, 7], result: 9.5, score: 7 },
  { range: [-1, 1], result: -1, score: -1 },
  { range: [2, 2], result: 5, score: 2 },
])('a result of $result is cut to the range $range: $score', async ({ range, result, score }) => {
  const more = range === undefined ? {} : { range }
  expect(await grade(`{"steps":[],"result":${result}}`, more)).toEqual({
    ok: true,
    score,
    detail: { ...asked, result, steps: [] },
  })
})

test.each([
  ['a code fence', 'Here it is:\n```json\n{"steps": [], "result": 0.5}\n```'],
  ['prose with braces', 'The set {a, b} is fine, so {"result": 0.5, "steps": []} it is.'],
  ['thoughts before it', '<think>{"result": 0} or {"result": 1}?</think>\n{"steps": [], "result": 0.5}'],
  ['thoughts that only end', 'first I thought {"result": 1}\n</think>{"result": 0.5, "steps": []}'],
  ['a quoted end of thoughts', '{"steps": [{"description": "has </think>", "conclusion": "odd"}], "result": 0.5}'],
  ['another object beside it', 'It answered {"compliant": "yes"}. {"steps": [], "result": 0.5}'],
  ['the answer twice', '{"result": 0.5}\n{"steps": [], "result": 0.5}'],
  ['a number and nothing else', ' 0.5\n'],
  ['a number in a fence', '```\n0.5\n```'],
])('the score is found through %s', async (_, text) => {
  expect(await grade(text)).toMatchObject({ ok: true, score: 0.5 })
})

const failed = (code: string, message: string, detail: object) => ({ ok: false, failure: { code, message, detail } })

test.each([
  [
    'words',
    'seven out of ten',
    `The model's result is "seven out of ten", not a number.`,
    { result: 'seven out of ten' },
  ],
  [
    'a number as text',
    '{"steps":[],"result":"0.5"}',
    `The model's result is "0.5", not a number.`,
    { result: '0.5', steps: [] },
  ],
  ['null', '{"result":null}', `The model's result is null, not a number.`, { result: null }],
  ['nothing', '  ', `The model's reply is empty: "  ".`, { reply: '  ' }],
  [
    'an endless thought',
    '<think>hm {"result": 1}',
    `The model's reply ends within its thoughts: "<think>hm {\\"result\\": 1}".`,
    { reply: '<think>hm {"result": 1}' },
  ],
  [
    'JSON that is cut off',
    '{"steps":[],"resu',
    `The model's reply holds no JSON object with a "result": "{\\"steps\\":[],\\"resu".`,
    { reply: '{"steps":[],"resu' },
  ],
  [
    'two answers',
    '{"result":1} {"result":0}',
    `The model's reply holds several answers that differ: "{\\"result\\":1} {\\"result\\":0}".`,
    { reply: '{"result":1} {"result":0}' },
  ],
])('a reply of %s is model_grader_parse, not a score of 0', async (_, text, message, detail) => {
  expect(await grade(text)).toEqual(failed('model_grader_parse', message, { ...asked, ...detail }))
})

test.each([
  ['refusal', {}, 'model_grader_refusal', 'The model refused to grade: no thanks'],
  ['filtered', {}, 'model_grader_refusal', 'A content filter kept the model from grading: no thanks'],
  ['truncated', {}, 'model_grader_parse', `The model's reply was cut off: no thanks`],
  ['server', {}, 'model_grader_server', 'The model could not be asked: no thanks'],
  ['timeout', { kind: 'server', timedOut: true }, 'model_grader_server', 'The model could not be asked: no thanks'],
] as const)('a reply of kind %s is a failure of its own', async (reason, more, code, message) => {
  const reply = { kind: reason, message: 'no thanks', usage: { total_tokens: 9 }, ...more } as ModelReply // its kind is in the table
  expect(await grade(reply)).toEqual(failed(code, message, { ...asked, usage: { total_tokens: 9 }, reason }))
})

test('what the client did otherwise than asked is in the detail, with a score and without', async () => {
  const notes = ['seed 7 was not sent: the Responses API has none.']
  expect(await grade({ kind: 'text', text: '{"result":1}', notes })).toEqual({
    ok: true,
    score: 1,
    detail: { ...asked, result: 1, notes },
  })
  expect(await grade({ kind: 'text', text: '', notes })).toEqual(
    failed('model_grader_parse', `The model's reply is empty: "".`, { ...asked, notes, reply: '' }),
  )
})

test('a megabyte of prose is no score, and the failure keeps the beginning of it', async () => {
  const reply = 'blah '.repeat(200_000)
  const result = await grade(reply)
  expect(result).toEqual(
    failed('model_grader_parse', `The model's reply holds no JSON object with a "result": "${reply.slice(0, 199)}…".`, {
      ...asked,
      reply: `${reply.slice(0, 19_999)}…`,
    }),
  )
})

test('a missing variable asks no model', async () => {
  const model = replies('1')
  const grade: GradeFn = compile(scoreModel(judge) as AnyGrader, { model }) // the compiler would refuse the row
  expect(await grade('Sure!', { tune: 'a' })).toEqual({
    ok: false,
    failure: {
      code: 'invalid_variable',
      message: '{{ item.tone }} does not exist: item has no "tone". Did you mean "tune"?',
    },
  })
  expect(model.requests).toEqual([])
})

test('an abort while the model thinks rejects, even when the model answers all the same', async () => {
  const stop = new AbortController()
  const model: ModelClient = {
    complete: () => {
      stop.abort(new Error('enough'))
      return Promise.resolve({ kind: 'text', text: '1' })
    },
  }
  const result = compile(scoreModel(judge), { model })('Sure!', { tone: 'a' }, { signal: stop.signal })
  await expect(result).rejects.toThrow('enough')
})

test('without a model it does not compile, and the error names the port', () => {
  expect(() => compile(scoreModel(judge))).toThrow(
    'A score_model grader needs the port "model": pass it as compile(grader, { model: … }).',
  )
})

test('hostile replies cost linear time', async () => {
  expect(await grade('{'.repeat(1_000_000))).toMatchObject({ ok: false })
  expect(await grade('{"'.repeat(500_000))).toMatchObject({ ok: false })
})

test.each([
  ['a reversed range', { range: [1, 0] }, 'invalid_range', ['range'], 'range goes from 1 down to 0.'],
  ['one number', { range: [1] }, 'invalid_range', ['range'], 'range must hold two finite numbers, and has 1 of them.'],
  [
    'a range without end',
    { range: [0, Number.POSITIVE_INFINITY] },
    'wrong_type',
    ['range', 1],
    'range[1] is Infinity; it must be a number.',
  ],
  ['a range in words', { range: '0-1' }, 'wrong_type', ['range'], 'range is "0-1"; it must be an array.'],
  [
    'no messages',
    { input: [] },
    'invalid_value',
    ['input'],
    'The list of messages is empty, so the model is asked nothing.',
  ],
  ['input that is text', { input: 'Judge!' }, 'wrong_type', ['input'], 'input is "Judge!"; it must be an array.'],
  [
    'an unknown role',
    { input: [{ role: 'human', content: 'a' }] },
    'unknown_value',
    ['input', 0, 'role'],
    'input[0].role cannot be "human".',
  ],
  [
    'a message without content',
    { input: [{ role: 'user' }] },
    'missing_key',
    ['input', 0],
    'The key "content" is missing.',
  ],
  [
    'content that is a number',
    { input: [{ role: 'user', content: 5 }] },
    'wrong_type',
    ['input', 0, 'content'],
    'input[0].content is 5; it must be text, a content part, or a list of these.',
  ],
  [
    'no tokens at all',
    { sampling_params: { max_completions_tokens: 0 } },
    'wrong_type',
    ['sampling_params', 'max_completions_tokens'],
    'sampling_params.max_completions_tokens is 0; it must be at least 1.',
  ],
  [
    'a broken seed',
    { sampling_params: { seed: 1.5 } },
    'wrong_type',
    ['sampling_params', 'seed'],
    'sampling_params.seed is 1.5; it must be a whole number.',
  ],
  [
    'an unknown effort',
    { sampling_params: { reasoning_effort: 'hihg' } },
    'unknown_value',
    ['sampling_params', 'reasoning_effort'],
    'sampling_params.reasoning_effort cannot be "hihg".',
  ],
  [
    'a setting of another API',
    { sampling_params: { max_tokens: 5 } },
    'unknown_key',
    ['sampling_params', 'max_tokens'],
    '"max_tokens" is no sampling parameter; it is kept and not sent to the model.',
  ],
])('%s is one issue that says so', (_, more, code, path, message) => {
  const { issues } = validate({ type: 'score_model', ...judge, ...more })
  expect(issues.map((issue) => ({ code: issue.code, path: issue.path, message: issue.message }))).toEqual([
    { code, path, message },
  ])
})
