import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type OpenAI from 'openai'
import { expect, expectTypeOf, test } from 'vitest'
import { openaiJudge } from '../../../src/adapters/model/openai-judge.ts'
import { compile } from '../../../src/graders/compile.ts'
import { parse } from '../../../src/graders/parse.ts'
import type { SampleInput } from '../../../src/core/sample.ts'
import { fakePorts } from '../../graders/fake-ports.ts'
import { type FakeRequest, fakeServer, judges } from './fake-server.ts'
import { chatRequest, responsesRequest } from './request-schema.ts'

interface Case {
  readonly grader: object
  readonly sample: SampleInput
  readonly item: object
}

/** The run examples of the API reference with a model in them, and the one of the guide; spec section 3.3. */
const runExamples: Readonly<Record<string, Case>> = {
  'text alignment': {
    grader: {
      type: 'score_model',
      name: 'Example score model grader',
      model: 'gpt-5-mini',
      input: [
        {
          role: 'user',
          content: [
            {
              type: 'input_text',
              text: 'Compare:\nReference: {{item.reference_answer}}\nAnswer: {{sample.output_text}}',
            },
          ],
        },
      ],
      sampling_params: { temperature: 1, top_p: 1, seed: 42 },
    },
    sample: 'fuzzy wuzzy was a bear',
    item: { reference_answer: 'fuzzy wuzzy was a bear' },
  },
  'an image caption': {
    grader: {
      type: 'score_model',
      name: 'Image caption grader',
      model: 'gpt-5-mini',
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'Rate the caption {{ sample.output_text }} for this image.' },
            { type: 'input_image', image_url: 'https://images.example/dog.png', file_id: null, detail: 'high' },
          ],
        },
      ],
      sampling_params: { temperature: 0.2 },
    },
    sample: 'A dog on a lawn.',
    item: {},
  },
  'an audio answer': {
    grader: {
      type: 'score_model',
      name: 'Audio grader',
      model: 'gpt-audio',
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'Does the clip say {{ item.wanted }}?' },
            { type: 'input_audio', input_audio: { data: '{{item.audio_clip_b64}}', format: 'mp3' } },
          ],
        },
      ],
    },
    sample: 'It does.',
    item: { wanted: 'hello', audio_clip_b64: 'UklGRg==' },
  },
  'the guide': {
    grader: {
      type: 'score_model',
      name: 'my_score_model',
      model: 'o4-mini-2025-04-16',
      input: [
        { role: 'system', content: 'You are an expert grader.' },
        { role: 'user', content: 'Reference: {{ item.reference_answer }}. Answer: {{ sample.output_text }}' },
      ],
      pass_threshold: 0.5,
      range: [0, 1],
      sampling_params: { max_completions_tokens: 32_768, top_p: 1, reasoning_effort: 'medium' },
    },
    sample: '0.9',
    item: { reference_answer: 1.0 },
  },
}

const folder = join(import.meta.dirname, '../../../fixtures/graders/valid')

/** The public shapes of spec section 7 that ask a model, each with its first sample. */
function publicShapes(): Record<string, Case> {
  const cases: Record<string, Case> = {}
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.expected.json'))) {
    const text = readFileSync(join(folder, file.replace('.expected', '')), 'utf8')
    const { criterion, grades } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      criterion?: string | number
      grades: readonly { sample: SampleInput; item: object }[]
    } // the form of every expected file
    const [first] = grades
    const chosen = criterion === undefined ? {} : { criterion }
    const { spec } = parse(text, chosen)
    if (first === undefined || !/"(?:score|label)_model"/u.test(JSON.stringify(spec))) continue
    cases[file.replace('.expected.json', '')] = { grader: spec, ...first }
  }
  return cases
}

/** What reaches the service when the case is graded. */
async function sent({ grader, sample, item }: Case, api: 'chat' | 'responses'): Promise<readonly FakeRequest[]> {
  const { baseURL, requests } = await fakeServer(judges(1))
  const ports = { ...fakePorts({ python: 1 }), model: openaiJudge({ baseURL, apiKey: 'sk-test', api }) }
  await compile(parse(grader), ports)(sample, item)
  return requests
}

const shapes = publicShapes()
const all = Object.entries({ ...runExamples, ...shapes })

test('there are the four run examples and a good many public shapes', () => {
  expect(Object.keys(runExamples).length).toBe(4)
  expect(Object.keys(shapes).length).toBeGreaterThan(15)
})

test.each(all)('%s: the body for Chat Completions keeps the published rules', async (_, example) => {
  const requests = await sent(example, 'chat')
  expect(requests.length).toBeGreaterThan(0)
  for (const { path, body } of requests) {
    expect(path).toBe('/v1/chat/completions')
    expect(chatRequest.safeParse(body).error?.issues).toBeUndefined()
  }
})

test.each(all)('%s: the body for Responses keeps the published rules', async (_, example) => {
  const requests = await sent(example, 'responses')
  expect(requests.length).toBeGreaterThan(0)
  for (const { path, body } of requests) {
    // Responses takes no audio, so that question goes to Chat Completions.
    const schema = path === '/v1/responses' ? responsesRequest : chatRequest
    expect(path === '/v1/responses' || JSON.stringify(body).includes('input_audio')).toBe(true)
    expect(schema.safeParse(body).error?.issues).toBeUndefined()
  }
})

const answer = {
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
      description: 'The score that the answer deserves, a number from 0 to 1, both included.',
    },
  },
  required: ['steps', 'result'],
  additionalProperties: false,
}

test('the example of the guide, whole, in both forms', async () => {
  const [example] = [runExamples['the guide']]
  if (example === undefined) throw new Error('the example is gone')
  expect((await sent(example, 'chat')).map(({ body }) => body)).toEqual([
    {
      model: 'o4-mini-2025-04-16',
      messages: [
        { role: 'system', content: 'You are an expert grader.' },
        { role: 'user', content: 'Reference: 1. Answer: 0.9' },
      ],
      top_p: 1,
      reasoning_effort: 'medium',
      max_completion_tokens: 32_768,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'float_score_classification', strict: true, schema: answer },
      },
    },
  ])
  expect((await sent(example, 'responses')).map(({ body }) => body)).toEqual([
    {
      model: 'o4-mini-2025-04-16',
      input: [
        { role: 'system', content: 'You are an expert grader.' },
        { role: 'user', content: 'Reference: 1. Answer: 0.9' },
      ],
      top_p: 1,
      max_output_tokens: 32_768,
      reasoning: { effort: 'medium' },
      text: { format: { type: 'json_schema', name: 'float_score_classification', strict: true, schema: answer } },
      store: false,
    },
  ])
})

test('parts of every kind have the names of the API that is asked', async () => {
  const grader = {
    type: 'label_model',
    name: 'mood',
    model: 'm',
    labels: ['good', 'bad'],
    passing_labels: ['good'],
    input: [
      { role: 'developer', content: { type: 'input_text', text: 'Label.' } },
      { role: 'assistant', content: ['One.', { type: 'output_text', text: 'Two.' }] },
      { role: 'user', content: ['See:', { type: 'input_image', image_url: 'data:image/png;base64,AA==' }] },
    ],
  }
  const [chat] = await sent({ grader, sample: 'x', item: {} }, 'chat')
  expect(chat?.body['messages']).toEqual([
    { role: 'developer', content: [{ type: 'text', text: 'Label.' }] },
    {
      role: 'assistant',
      content: [
        { type: 'text', text: 'One.' },
        { type: 'text', text: 'Two.' },
      ],
    },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'See:' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } },
      ],
    },
  ])
  const [responses] = await sent({ grader, sample: 'x', item: {} }, 'responses')
  expect(responses?.body['input']).toEqual([
    { role: 'developer', content: [{ type: 'input_text', text: 'Label.' }] },
    { role: 'assistant', content: 'One.\nTwo.' },
    {
      role: 'user',
      content: [
        { type: 'input_text', text: 'See:' },
        { type: 'input_image', image_url: 'data:image/png;base64,AA==', detail: 'auto' },
      ],
    },
  ])
})

test('the rules bite: each of these bodies has one fault', async () => {
  const [request] = await sent({ ...(runExamples['the guide'] as Case) }, 'chat') // one of the four
  const good = request?.body ?? {}
  expect(chatRequest.safeParse(good).success).toBe(true)
  for (const fault of [
    { max_completions_tokens: 5 },
    { temperature: 3 },
    { messages: [] },
    { messages: [{ role: 'user', content: [{ type: 'input_text', text: 'a' }] }] },
    { messages: [{ role: 'human', content: 'a' }] },
    { response_format: { type: 'json_schema', json_schema: { name: 'a b', strict: true, schema: answer } } },
    {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'a', strict: true, schema: { ...answer, required: ['result'] } },
      },
    },
  ])
    expect([fault, chatRequest.safeParse({ ...good, ...fault }).success]).toEqual([fault, false])
})

test('what the rules accept, the types of the package accept', () => {
  type Chat = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming
  expectTypeOf<'max_completion_tokens' | 'response_format' | 'seed'>().toExtend<keyof Chat>()
  type Responses = OpenAI.Responses.ResponseCreateParamsNonStreaming
  expectTypeOf<'max_output_tokens' | 'text' | 'reasoning' | 'store'>().toExtend<keyof Responses>()
})
