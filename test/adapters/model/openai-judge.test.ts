import { expect, test } from 'vitest'
import { openaiJudge } from '../../../src/adapters/model/openai-judge.ts'
import { compile } from '../../../src/graders/compile.ts'
import { scoreModel } from '../../../src/graders/score-model/score-model.ts'
import { fakeServer, judges } from './fake-server.ts'

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
      usage: { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 },
    },
  })
  expect(requests.map(({ path }) => path)).toEqual(['/v1/chat/completions'])
})
