import { describe, expect, test } from 'vitest'
import type { GradedSample, Summary } from '../../../src/core/report.ts'
import { explainScores } from '../../../src/graders/explain-scores.ts'
import { functionGrader } from '../../../src/graders/function/function-grader.ts'
import { multi } from '../../../src/graders/multi/multi.ts'
import { embedReport } from '../../../src/report/html/embed-report.ts'
import { run } from '../../../src/run/run.ts'
import { readChunks, readColumns } from './read-report.ts'

const length = functionGrader('length', (sample) => {
  const text = sample.output_text
  return text === '' ? { ok: false, failure: { code: 'sample_parse', message: 'Empty.' } } : text.length / 10
})
const grader = multi({ name: 'm', graders: { length }, calculate_output: '1 - length' })
const head = { name: 'm', type: 'multi', formula: '1 - length' }

async function embedded(rows: Parameters<typeof run>[1]['rows'], more: object = {}) {
  const { summary, samples } = await run(grader, { rows })
  return {
    summary,
    report: await embedReport({ grader: head, summary, samples, explain: explainScores(grader), ...more }),
  }
}

test('a report holds the numbers of every answer, its texts, and why it has its score', async () => {
  const item = { q: 'How?' }
  const { summary, report } = await embedded([
    { id: 'one', item, samples: ['ab', ''], expertScores: [0.5, null] },
    { item: {}, samples: [{ output_text: 'abcd' }] },
  ])
  expect(report.head).toEqual({
    grader: head,
    summary,
    parts: [{ path: ['length'], type: 'function', name: 'length', isCombined: false }],
    failures: [{ code: 'sample_parse', message: 'length: Empty.' }],
    count: 3,
    every: 1,
    unreadRows: 0,
    chunks: [0],
  })
  const none = Number.NaN
  expect(await readColumns(report)).toEqual({
    prompt: Float64Array.of(0, 0, 1),
    score: Float64Array.of(0.8, none, 0.6),
    expert: Float64Array.of(0.5, none, none),
    length: Float64Array.of(2, 0, 4),
    failure: Float64Array.of(0, 1, 0),
    parts: [Float64Array.of(0.2, none, 0.4)],
  })
  expect(await readChunks(report)).toEqual([
    {
      items: [item, {}],
      answers: [
        {
          id: 'one',
          row: 1,
          sample: 0,
          item: 0,
          answer: 'ab',
          start: 1,
          evidence: [
            {
              contribution: -0.2,
              counterfactuals: [
                { score: 0, total: 1 },
                { score: 1, total: 0 },
              ],
            },
          ],
        },
        {
          id: 'one',
          row: 1,
          sample: 1,
          item: 0,
          answer: '',
          start: 'The answer has no score, so there is nothing to divide.',
          evidence: [
            {
              failure: { code: 'sample_parse', message: 'Empty.' },
              counterfactuals: [
                { score: 0, total: 1 },
                { score: 1, total: 0 },
              ],
            },
          ],
        },
        {
          row: 2,
          sample: 0,
          item: 1,
          answer: { output_text: 'abcd' },
          start: 1,
          evidence: [
            {
              contribution: -0.4,
              counterfactuals: [
                { score: 0, total: 1 },
                { score: 1, total: 0 },
              ],
            },
          ],
        },
      ],
    },
  ])
})

test('long reports are cut into chunks between rows, and every answer is found in its own', async () => {
  const rows = Array.from({ length: 40 }, (_, row) => ({
    item: { row },
    samples: Array.from({ length: 4 }, () => 'x'.repeat(9000)),
  }))
  const { report } = await embedded(rows)
  const chunks = await readChunks(report)
  expect(chunks.length).toBeGreaterThan(3)
  expect(report.head.chunks).toEqual(
    chunks.map((_, place) => chunks.slice(0, place).reduce((sum, { answers }) => sum + answers.length, 0)),
  )
  expect(chunks.flatMap(({ answers, items }) => answers.map(({ item }) => items[item]))).toEqual(
    rows.flatMap(({ item }) => [item, item, item, item]),
  )
})

test('rows of several files that have one number are different prompts', async () => {
  const sample = (item: object): GradedSample => ({
    row: 1,
    sample: 0,
    result: { ok: true, score: 1, parts: { length: { ok: true, score: 0 } } },
    input: 'x',
    item: { ...item },
  })
  const { summary } = await embedded([])
  const report = await embedReport({
    grader: head,
    summary,
    samples: [sample({}), sample({})],
    explain: explainScores(grader),
  })
  expect((await readColumns(report)).prompt).toEqual(Float64Array.of(0, 1))
})

describe('what cannot be written as it is', () => {
  const summary = {
    rows: 1,
    samples: 1,
    graded: 1,
    failed: {},
    children: {},
    range: { low: 0, high: 1 },
  } satisfies Summary
  const leaf = functionGrader('leaf', () => 1)

  async function answerOf(sample: Partial<GradedSample>) {
    const samples = [
      { row: 1, sample: 0, result: { ok: true, score: 1 }, input: 'x', item: {}, ...sample } as GradedSample,
    ] // whole with these
    const report = await embedReport({ grader: head, summary, samples, explain: explainScores(leaf) })
    return (await readChunks(report))[0]?.answers[0]
  }

  test('is cut when it is long, and says how long it was', async () => {
    const answer = await answerOf({ input: 'y'.repeat(60_000) })
    expect(answer?.answer).toBe(`${'y'.repeat(50_000)}… (cut here; 60000 characters in all)`)
  })

  test('is named when it is nested too deeply, and the rest is kept', async () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as object // JSON.parse gives any
    expect(await answerOf({ input: { output_json: deep } })).toEqual({
      row: 1,
      sample: 0,
      item: 0,
      answer: '(nested too deeply to be shown)',
      start: 0,
      evidence: [{ contribution: 1, counterfactuals: [{ score: 0, total: 0 }] }],
    })
  })

  test('is text when TypeScript code gave a number too large for JSON', async () => {
    const detail = { size: 10n } as never // what a function grader may give beside the type
    const answer = await answerOf({ result: { ok: true, score: 1, detail } })
    expect(answer?.evidence[0]?.detail).toEqual({ size: '10' })
  })
})
