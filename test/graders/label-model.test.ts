import { expect, test } from 'vitest'
import type { ModelReply, ModelRequest } from '../../src/core/ports.ts'
import { compile } from '../../src/graders/compile.ts'
import { type LabelModelSpec, labelModel } from '../../src/graders/label-model/label-model.ts'
import { validate } from '../../src/graders/validate.ts'

const judge = {
  name: 'mood',
  model: 'judge-1',
  input: [{ role: 'user', content: { type: 'input_text', text: 'Label {{ sample.output_text }}' } }],
  labels: ['good', 'neutral', 'bad'],
  passing_labels: ['good', 'neutral'],
} as const satisfies Omit<LabelModelSpec, 'type'>

const asked = {
  model: 'judge-1',
  input: [{ role: 'user', content: [{ type: 'input_text', text: 'Label Fine.' }] }],
}

const grade = (reply: ModelReply | string) =>
  compile(labelModel(judge), {
    model: { complete: () => Promise.resolve(typeof reply === 'string' ? { kind: 'text', text: reply } : reply) },
  })('Fine.', {})

test('the model is offered the labels and nothing else', async () => {
  const requests: ModelRequest[] = []
  const model = {
    complete(request: ModelRequest): Promise<ModelReply> {
      requests.push(request)
      return Promise.resolve({ kind: 'text', text: 'good' })
    },
  }
  await compile(labelModel(judge), { model })('Fine.', {})
  expect(requests).toMatchObject([
    {
      model: 'judge-1',
      messages: asked.input,
      sampling: {},
      answer: {
        name: 'label_classification',
        schema: {
          properties: { result: { type: 'string', enum: ['good', 'neutral', 'bad'] } },
          required: ['steps', 'result'],
        },
      },
    },
  ])
})

test.each([
  ['{"steps":[],"result":"good"}', 1, { result: 'good', steps: [] }],
  ['{"steps":[],"result":"neutral"}', 1, { result: 'neutral', steps: [] }],
  ['{"steps":[],"result":"bad"}', 0, { result: 'bad', steps: [] }],
  ['<think>good or bad?</think> bad', 0, { result: 'bad' }],
  ['"good"', 1, { result: 'good' }],
])('the reply %s counts as %d', async (text, score, detail) => {
  expect(await grade(text)).toEqual({ ok: true, score, detail: { ...asked, ...detail } })
})

test.each([
  [
    '{"steps":[],"result":"great"}',
    `The model's label is "great", and it had good, neutral, bad.`,
    { result: 'great', steps: [] },
  ],
  ['{"result":1}', `The model's label is 1, and it had good, neutral, bad.`, { result: 1 }],
  ['Good', `The model's label is "Good", and it had good, neutral, bad.`, { result: 'Good' }],
  [
    '{"label":"good"}',
    `The model's reply holds no JSON object with a "result": "{\\"label\\":\\"good\\"}".`,
    { reply: '{"label":"good"}' },
  ],
])('the reply %s is model_grader_parse', async (text, message, detail) => {
  expect(await grade(text)).toEqual({
    ok: false,
    failure: { code: 'model_grader_parse', message, detail: { ...asked, ...detail } },
  })
})

test('a refusal keeps what was asked', async () => {
  expect(await grade({ kind: 'refusal', message: 'no' })).toEqual({
    ok: false,
    failure: {
      code: 'model_grader_refusal',
      message: 'The model refused to grade: no',
      detail: { ...asked, reason: 'refusal' },
    },
  })
})

test.each([
  [{ labels: [], passing_labels: [] }, [['invalid_value', 'error', ['labels'], 'The list of labels is empty.']]],
  [
    { labels: ['a', 'b', 'a'], passing_labels: ['a'] },
    [['invalid_value', 'error', ['labels', 2], 'The label "a" stands twice.']],
  ],
  [
    { labels: ['pass', 'fail'], passing_labels: ['passed'] },
    [['unknown_value', 'error', ['passing_labels', 0], '"passed" is not among the labels.']],
  ],
  [
    { labels: ['a', 'b'], passing_labels: [] },
    [['invalid_value', 'warning', ['passing_labels'], 'No label passes, so the score is always 0.']],
  ],
  [
    { labels: ['a', 'b'], passing_labels: ['b', 'a'] },
    [['invalid_value', 'warning', ['passing_labels'], 'Every label passes, so the score is always 1.']],
  ],
  [
    { labels: 'a, b', passing_labels: ['a'] },
    [['wrong_type', 'error', ['labels'], 'labels is "a, b"; it must be an array.']],
  ],
])('the labels %j have their issue', (labels, expected) => {
  const { issues } = validate({ type: 'label_model', ...judge, ...labels })
  expect(issues.map(({ code, severity, path, message }) => [code, severity, path, message])).toEqual(expected)
})
