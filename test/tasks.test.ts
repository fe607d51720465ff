import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, type Grader, parse, readRow, type Row, run } from 'graderkit'
import { describe, expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../fixtures/tasks')
const tasks = readdirSync(folder)
const lines = (task: string, file: string): unknown[] =>
  readFileSync(join(folder, task, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))

function rows(task: string): Row[] {
  return lines(task, 'samples.jsonl').map((line) => {
    const row = readRow(line as never) // the lines are JSON
    if (typeof row === 'string') throw new Error(row)
    return row
  })
}

test('there are six tasks', () => {
  expect(tasks).toHaveLength(6)
})

describe.each(tasks)('%s', (task) => {
  const json = readFileSync(join(folder, task, 'grader.json'), 'utf8')

  test('has enough rows, prompts and answers, and no answer twice', () => {
    expect(lines(task, 'train.jsonl').length).toBeGreaterThanOrEqual(30)
    expect(lines(task, 'valid.jsonl').length).toBeGreaterThanOrEqual(15)
    const prompts = rows(task)
    expect(prompts.length).toBeGreaterThanOrEqual(12)
    for (const { samples, expertScores } of prompts) {
      expect(samples.length).toBeGreaterThanOrEqual(8)
      expect(expertScores).toHaveLength(samples.length)
      expect(new Set(samples.map((sample) => JSON.stringify(sample))).size).toBe(samples.length)
    }
  })

  test('its TypeScript grader is its JSON grader, and gives the same results', async () => {
    const module = (await import(join(folder, task, 'grader.ts'))) as { readonly default: Grader<never, never> }
    expect(JSON.parse(JSON.stringify(module.default.spec))).toEqual(JSON.parse(json))
    const written = await run(module.default, { rows: rows(task) })
    expect(written).toEqual(await run(parse(json), { rows: rows(task) }))
    expect(written.summary.graded).toBeGreaterThan(80)
  })

  test('orders answers as the expert does, more often than chance', async () => {
    const { summary } = await run(parse(json), { rows: rows(task) })
    expect(summary.experts?.agreement).toBeGreaterThan(0.55)
    expect(typeof compile(parse(json))).toBe('function')
  })
})
