import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileChunks } from '../../src/adapters/files.ts'
import { type NumberedRow, readRows } from '../../src/dataset/read-rows.ts'
import { parse } from '../../src/graders/parse.ts'
import { run } from '../../src/run/run.ts'
import { DraftGrader } from '../../src/serve/draft-grader.ts'

const task = join(import.meta.dirname, '../../fixtures/tasks/security-policy')
const saved = readFileSync(join(task, 'grader.json'), 'utf8')

async function fixtureRows(): Promise<readonly NumberedRow[]> {
  const rows: NumberedRow[] = []
  for await (const batch of readRows(fileChunks(join(task, 'samples.jsonl'))))
    for (const entry of batch) if ('row' in entry) rows.push(entry)
  return rows
}

test('a draft is graded as the library grades it, and compared with the file', async () => {
  const rows = await fixtureRows()
  const text = saved.replace('0.5 * compliant + 0.5 *', '0.2 * compliant + 0.8 *')
  const { issues, report, moves } = await new DraftGrader(rows, 3).grade({ text, saved })
  const { summary } = await run(parse(text), { rows: rows.map(({ row }) => row) })
  expect(issues).toEqual([])
  expect(report?.head).toMatchObject({ summary, unreadRows: 3 })
  expect(moves).toMatchObject({ up: 35, down: 51, flips: 9, lost: 0, gained: 0 })
})

test('a draft with errors gives all of them with their places, and no report', async () => {
  const text = saved.replace('0.5 * explanation', '0.5 * explanations').replace('"eq"', '"eqq"')
  const outcome = await new DraftGrader(await fixtureRows(), 0).grade({ text, saved })
  expect(outcome.issues.map(({ message, place }) => [message, place?.line])).toEqual([
    ['No grader is called "explanations".', 20],
    ['operation cannot be "eqq".', 10],
  ])
  expect(Object.keys(outcome)).toEqual(['issues'])
})

test('a draft is graded though the file has errors, with nothing to compare it with', async () => {
  const rows = await fixtureRows()
  const grader = new DraftGrader(rows, 0)
  const broken = await grader.grade({ text: saved, saved: '{' })
  expect([broken.report?.head.count, broken.moves]).toEqual([102, undefined])
  const mended = await grader.grade({ text: saved, saved })
  expect(mended.moves).toMatchObject({ up: 0, down: 0 })
})

test('a draft that needs a model says who can grade it', async () => {
  const text = JSON.stringify({ type: 'score_model', name: 'j', model: 'm', input: [{ role: 'user', content: 'x' }] })
  const outcome = await new DraftGrader(await fixtureRows(), 0).grade({ text, saved })
  expect([outcome.fault, outcome.report]).toEqual([
    'The draft needs a model, which this page does not have. Save it, and the command grades it.',
    undefined,
  ])
})
