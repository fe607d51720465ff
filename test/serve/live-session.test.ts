import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/core/input-error.ts'
import type { ModelClient } from '../../src/core/ports.ts'
import { readRow } from '../../src/dataset/row.ts'
import { validate } from '../../src/graders/validate.ts'
import { placeIssues } from '../../src/report/placed-issue.ts'
import type { LiveGrading } from '../../src/serve/live-grading.ts'
import { type LiveEvent, LiveSession, type LiveWorld, type ReadRows } from '../../src/serve/live-session.ts'

const grader = (weight: number, reference = '{{ item.r }}') =>
  JSON.stringify({
    type: 'multi',
    name: 'm',
    graders: {
      a: { type: 'string_check', name: 'a', input: '{{ sample.output_text }}', reference, operation: 'eq' },
      b: { type: 'string_check', name: 'b', input: '{{ sample.output_text }}', reference: '2', operation: 'like' },
    },
    calculate_output: `${weight} * a + ${1 - weight} * b`,
  })

function rowsOf(...samples: readonly (readonly string[])[]): ReadRows {
  const rows = samples.map((answers, index) => {
    const row = readRow({ id: `p${index}`, item: { r: 'x' }, samples: answers })
    if (typeof row === 'string') throw new Error(row)
    return { line: index + 1, row }
  })
  return { rows, unread: 0, every: 1 }
}

/** A session whose files a test can change, with all that it told. */
function session(files: { text: string; rows: ReadRows | Error }, world: Partial<LiveWorld> = {}) {
  const live = new LiveSession({
    async readGrader() {
      const { text } = files
      const result = validate(text)
      return {
        source: { kind: 'json', file: 'g.json', text, version: text, needs: [] },
        issues: placeIssues(result.issues, text),
        ...(result.ok ? { grader: result.value } : {}),
      }
    },
    async readRows() {
      if (files.rows instanceof Error) throw files.rows
      return files.rows
    },
    openPorts: async () => ({ ports: {}, close: async () => undefined }),
    concurrency: 4,
    ...world,
  })
  const events: LiveEvent[] = []
  live.listen((event) => void events.push(event))
  return { live, files, events }
}

const mean = (grading: LiveGrading | undefined) => grading?.report?.head.summary.score?.mean

test('the first grading has a report and nothing to compare it with', async () => {
  const { live, events } = session({ text: grader(0.75), rows: rowsOf(['x', '2']) })
  await live.refresh('rows')
  expect(live.current).toMatchObject({ number: 1, issues: [], rows: { number: 1, unread: 0, every: 1 } })
  expect(mean(live.current)).toBe(0.5)
  expect(live.current?.moves).toBeUndefined()
  expect(events.map(({ kind }) => kind)).toEqual(['grading', 'graded'])
})

test('a saved grader is compared with the one before, and answers are named by their place', async () => {
  const { live, files } = session({ text: grader(0.75), rows: rowsOf(['x', '2'], ['x']) })
  await live.refresh('rows')
  files.text = grader(0.25)
  await live.refresh('grader')
  expect(live.current?.moves).toMatchObject({ up: 1, down: 2, flips: 1, lost: 0, gained: 0 })
  expect(live.current?.moves?.lists).toEqual([
    {
      title: 'Moved most',
      answers: [
        { index: 0, name: 'p0, answer 1', before: 0.75, after: 0.25 },
        { index: 1, name: 'p0, answer 2', before: 0.25, after: 0.75 },
        { index: 2, name: 'p1, answer 1', before: 0.75, after: 0.25 },
      ],
    },
    {
      title: 'Changed places within their prompt',
      answers: [
        { index: 0, name: 'p0, answer 1', before: 0.75, after: 0.25 },
        { index: 1, name: 'p0, answer 2', before: 0.25, after: 0.75 },
      ],
    },
  ])
  expect(live.current?.moves?.histogram?.counts.reduce((sum, count) => sum + count)).toBe(3)
})

test('answers that lose or gain their score are told apart from those that moved', async () => {
  const { live, files } = session({ text: grader(0.75), rows: rowsOf(['x', '2']) })
  await live.refresh('rows')
  files.text = grader(0.75, '{{ item.gone }}')
  await live.refresh('grader')
  expect(live.current?.moves).toMatchObject({ up: 0, down: 0, lost: 2, gained: 0 })
  expect(live.current?.moves?.lists[0]?.answers[0]).toEqual({ index: 0, name: 'p0, answer 1', before: 0.75 })
})

test('a grader with errors shows its issues, and the report of the last sound one; the next is compared with that', async () => {
  const { live, files } = session({ text: grader(0.75), rows: rowsOf(['x', '2']) })
  await live.refresh('rows')
  files.text = grader(0.75).replace('* a', '* aa')
  await live.refresh('grader')
  expect(live.current?.issues.map(({ message }) => message)).toEqual(['No grader is called "aa".'])
  expect([mean(live.current), live.current?.moves]).toEqual([0.5, undefined])
  files.text = grader(1)
  await live.refresh('grader')
  expect(live.current).toMatchObject({ number: 3, issues: [], moves: { up: 1, down: 1 } })
})

test('new rows are graded, and compared with nothing', async () => {
  const { live, files } = session({ text: grader(0.75), rows: rowsOf(['x']) })
  await live.refresh('rows')
  files.rows = rowsOf(['2'])
  await live.refresh('rows')
  expect([mean(live.current), live.current?.moves, live.current?.rows.number]).toEqual([0.25, undefined, 2])
})

test('the same text again is not graded again: what moved stays in sight', async () => {
  const { live, files, events } = session({ text: grader(0.75), rows: rowsOf(['x']) })
  await live.refresh('rows')
  files.text = grader(0.25)
  await live.refresh('grader')
  await live.refresh('grader')
  expect(live.current).toMatchObject({ number: 2, moves: { down: 1 } })
  expect(events).toHaveLength(4)
})

test('rows that cannot be read are told, and read again at the next change', async () => {
  const { live, files } = session({ text: grader(0.75), rows: new InputError('There is no file rows.jsonl.') })
  await live.refresh('rows')
  expect(live.current).toMatchObject({ number: 1, fault: 'There is no file rows.jsonl.' })
  expect(live.current?.report).toBeUndefined()
  files.rows = rowsOf(['x'])
  await live.refresh('grader')
  expect([live.current?.fault, mean(live.current)]).toEqual([undefined, 0.75])
})

describe('a grader that waits', () => {
  const judge = JSON.stringify({ type: 'score_model', name: 'j', model: 'm', input: [{ role: 'user', content: 'x' }] })

  /** A model that answers when it is let go, and counts who gave up. */
  function slow() {
    const calls: (() => void)[] = []
    let gaveUp = 0
    const model: ModelClient = {
      complete: (_request, options) =>
        new Promise((resolve, reject) => {
          calls.push(() => resolve({ kind: 'text', text: '{"result": 0.5}' }))
          options?.signal?.addEventListener('abort', () => {
            gaveUp++
            reject(new Error('aborted'))
          })
        }),
    }
    return { model, calls, gaveUp: () => gaveUp }
  }

  test('is given up when something newer comes, and only that is shown', async () => {
    const { model, calls, gaveUp } = slow()
    let closed = 0
    const world = { openPorts: async () => ({ ports: { model }, close: async () => void closed++ }) }
    const { live, files } = session({ text: judge, rows: rowsOf(['x']) }, world)
    const first = live.refresh('rows')
    await expect.poll(() => calls.length).toBe(1)
    files.text = grader(0.75)
    await live.refresh('grader')
    await first
    expect([gaveUp(), closed, live.current?.number, mean(live.current)]).toEqual([1, 2, 1, 0.75])
  })

  test('is given up at the end', async () => {
    const { model, calls, gaveUp } = slow()
    const world = { openPorts: async () => ({ ports: { model }, close: async () => undefined }) }
    const { live, events } = session({ text: judge, rows: rowsOf(['x']) }, world)
    void live.refresh('rows')
    await expect.poll(() => calls.length).toBe(1)
    await live.end()
    expect([gaveUp(), live.current, events.map(({ kind }) => kind)]).toEqual([1, undefined, ['grading', 'ended']])
  })
})
