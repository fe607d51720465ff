import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidGraderError, MissingPortError } from '../../src/core/errors.ts'
import type { FunctionScore } from '../../src/graders/function/function-grader.ts'
import { functionGrader } from '../../src/graders/function/function-grader.ts'
import { multi } from '../../src/graders/multi/multi.ts'
import { parse } from '../../src/graders/parse.ts'
import { stringCheck } from '../../src/graders/string-check/string-check.ts'
import { run } from '../../src/run/run.ts'

/** The number that the answer is, or the failure `sample_parse`. */
function number(text: string): FunctionScore {
  return text === '' || Number.isNaN(Number(text))
    ? { ok: false, failure: { code: 'sample_parse', message: `"${text}" is no number.` } }
    : Number(text)
}
const numbers = functionGrader('numbers', (sample) => number(sample.output_text))

test('a report adds up a small set by hand', async () => {
  const rows = [
    { id: 'p', item: {}, samples: ['0.25', '0.75', 'x'], expertScores: [0, 1, 1] },
    { item: { a: 1 }, samples: ['1', '1'], expertScores: [0.5, null] },
    { item: {}, samples: ['y'] },
  ]
  const { summary, samples } = await run(numbers, { rows })
  // Scores 0.25, 0.75, 1, 1: mean 0.75. Squared distances 0.25, 0, 0.0625, 0.0625 add up to 0.375.
  // Sums of residuals by prompt -0.5 and 0.5: variance 2 * 0.5 / 16 = 0.0625. t at 0.975 with one degree is 12.7062.
  expect(summary).toEqual({
    rows: 3,
    samples: 6,
    graded: 4,
    failed: { sample_parse: 2 },
    score: {
      mean: 0.75,
      interval: [expect.closeTo(0.75 - 12.7062047 * 0.25, 6), expect.closeTo(0.75 + 12.7062047 * 0.25, 6)],
      deviation: expect.closeTo(Math.sqrt(0.375 / 3), 12) as number,
      low: 0.25,
      high: 1,
      histogram: { low: 0, width: 0.05, counts: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2] },
    },
    children: {},
    // Prompt 1: 0.25 and 0.75, spread 0.25. Prompt 2: both 1, spread 0 and tied. Prompt 3 has no graded answer.
    withinPrompts: { prompts: 2, deviation: expect.closeTo(0.125, 12) as number, tied: 1 },
    // 0.25 < 0.75 as 0 < 1. Differences 0.25, 0.25 and 0.5.
    experts: { pairs: 1, agreement: 1, difference: expect.closeTo(1 / 3, 12) as number },
    range: { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
  })
  const failure = (text: string) => ({
    ok: false,
    failure: { code: 'sample_parse', message: `"${text}" is no number.` },
  })
  expect(samples).toEqual([
    { id: 'p', row: 1, sample: 0, result: { ok: true, score: 0.25 }, expertScore: 0, input: '0.25', item: {} },
    { id: 'p', row: 1, sample: 1, result: { ok: true, score: 0.75 }, expertScore: 1, input: '0.75', item: {} },
    { id: 'p', row: 1, sample: 2, result: failure('x'), expertScore: 1, input: 'x', item: {} },
    { row: 2, sample: 0, result: { ok: true, score: 1 }, expertScore: 0.5, input: '1', item: { a: 1 } },
    { row: 2, sample: 1, result: { ok: true, score: 1 }, input: '1', item: { a: 1 } },
    { row: 3, sample: 0, result: failure('y'), input: 'y', item: {} },
  ])
})

test('children of a multi are summed up by their keys, whether the multi has a score or not', async () => {
  const yes = stringCheck({ name: 'yes', input: '{{ sample.output_text }}', reference: '1', operation: 'eq' })
  const rows = [{ item: {}, samples: ['1', '0', 'x'] }]
  const { summary } = await run(multi({ graders: { yes, numbers }, calculate_output: '(yes + numbers) / 2' }), { rows })
  expect(summary).toMatchObject({
    graded: 2,
    failed: { sample_parse: 1 },
    score: { mean: 0.5 },
    children: {
      yes: { graded: 3, failed: 0, mean: expect.closeTo(1 / 3, 12) as number },
      numbers: { graded: 2, failed: 1, mean: 0.5 },
    },
  })
})

test('what rests on no score is absent, and no mean of nothing is 0', async () => {
  const nothing = { rows: 0, samples: 0, graded: 0, failed: {}, children: {}, range: { low: 0, high: 1 } }
  const grader = stringCheck({ name: 'c', input: '{{ item.a }}', reference: 'x', operation: 'eq' }) as ReturnType<
    typeof parse
  >
  expect((await run(grader, { rows: [] })).summary).toEqual(nothing)
  expect((await run(grader, { rows: [{ item: {}, samples: ['x'], expertScores: [1] }] })).summary).toEqual({
    ...nothing,
    rows: 1,
    samples: 1,
    failed: { invalid_variable: 1 },
  })
})

test('one answer has no interval, no deviation and no spread', async () => {
  const { score, withinPrompts, experts } = (await run(numbers, { rows: [{ item: {}, samples: ['0.5'] }] })).summary
  expect([score?.mean, score?.interval, score?.deviation, withinPrompts, experts]).toEqual([
    0.5,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

describe('with a grader that waits', () => {
  /** Grades each answer when it is told to, and counts the rows under way. */
  function slow() {
    const waiting = new Map<string, () => void>()
    let most = 0
    const grader = functionGrader('slow', async (sample) => {
      await new Promise<void>((resolve) => {
        waiting.set(sample.output_text, resolve)
        most = Math.max(most, waiting.size)
      })
      waiting.delete(sample.output_text)
      return number(sample.output_text)
    })
    return { grader, waiting, most: () => most }
  }
  const tick = () => new Promise((resolve) => setImmediate(resolve))
  const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ item: {}, samples: [String(index)] }))

  test('results keep the order of the rows, whichever is graded first', async () => {
    const { grader, waiting } = slow()
    const report = run(grader, { rows: rows(6), concurrency: 3 })
    for (let turn = 0; turn < 30; turn++) {
      // The last one of those under way goes first.
      ;[...waiting.values()].at(-1)?.()
      await tick()
    }
    expect((await report).samples.map(({ row, input }) => [row, input])).toEqual(
      [1, 2, 3, 4, 5, 6].map((row) => [row, String(row - 1)]),
    )
  })

  test('no more rows are under way than the concurrency allows', async () => {
    for (const concurrency of [1, 2, 5]) {
      const { grader, waiting, most } = slow()
      const report = run(grader, { rows: rows(12), concurrency })
      for (let turn = 0; turn < 60; turn++) {
        for (const go of waiting.values()) go()
        await tick()
      }
      await report
      expect(most()).toBe(concurrency)
    }
  })

  test('an abort rejects with its reason, and leaves no other rejection behind', async () => {
    const controller = new AbortController()
    const { grader, waiting } = slow()
    const report = run(grader, { rows: rows(10), concurrency: 4, signal: controller.signal })
    // A handler from the start, as the abort comes some turns later.
    const rejection = expect(report).rejects.toThrow('enough')
    while (waiting.size < 4) await tick()
    controller.abort(new Error('enough'))
    for (const go of waiting.values()) go()
    await rejection
  })
})

test('an aborted run rejects and grades nothing', async () => {
  let calls = 0
  const grader = functionGrader('f', () => ++calls)
  const rows = [{ item: {}, samples: ['x'] }]
  await expect(run(grader, { rows, signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
  expect(calls).toBe(0)
})

test('a grader that answers at once lets an abort in between rows, however many rows there are', async () => {
  const controller = new AbortController()
  function* endless() {
    for (;;) yield { item: {}, samples: ['1'] }
  }
  setTimeout(() => controller.abort(new Error('enough')), 0)
  await expect(run(numbers, { rows: endless(), signal: controller.signal })).rejects.toThrow('enough')
})

test('rows may come one by one from a stream', async () => {
  async function* stream() {
    for (const text of ['1', '0']) yield { item: {}, samples: [text] }
  }
  expect((await run(numbers, { rows: stream() })).summary).toMatchObject({ rows: 2, graded: 2, score: { mean: 0.5 } })
})

test('a stream of rows that breaks rejects with its own error', async () => {
  async function* stream() {
    yield { item: {}, samples: ['1'] }
    throw new Error('disk')
  }
  await expect(run(numbers, { rows: stream() })).rejects.toThrow('disk')
})

test('misuse rejects before any row is graded', async () => {
  const rows = [{ item: {}, samples: ['x'] }]
  for (const concurrency of [0, -1, Number.NaN]) {
    await expect(run(numbers, { rows, concurrency })).rejects.toThrow(
      `run() needs a concurrency of at least 1, not ${concurrency}.`,
    )
  }
  await expect(run(stringCheck({ input: '{{x}}', reference: 'x', operation: 'eq' }), { rows })).rejects.toBeInstanceOf(
    InvalidGraderError,
  )
  await expect(
    run(parse({ type: 'python', source: 'def grade(sample, item):\n  return 1' }), { rows }),
  ).rejects.toBeInstanceOf(MissingPortError)
})

test('the numbers of a summary fit together, whatever the answers are', async () => {
  const answer = fc.constantFrom('0', '0.5', '1', '-3', '1e9', 'x')
  const row = fc.array(answer, { minLength: 1, maxLength: 5 }).map((samples) => ({ item: {}, samples }))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      const { summary, samples } = await run(numbers, { rows })
      const failed = Object.values(summary.failed).reduce((sum, count) => sum + count, 0)
      expect(summary.samples).toBe(samples.length)
      expect(summary.graded + failed).toBe(summary.samples)
      expect(summary.score?.histogram.counts.reduce((sum, count) => sum + count, 0) ?? 0).toBe(summary.graded)
      const scores = samples.flatMap(({ result }) => (result.ok ? [result.score] : []))
      if (scores.length > 0) {
        expect([summary.score?.low, summary.score?.high]).toEqual([Math.min(...scores), Math.max(...scores)])
        expect(summary.score?.mean).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / scores.length, 4)
      } else expect(summary.score).toBe(undefined)
    }),
  )
})
