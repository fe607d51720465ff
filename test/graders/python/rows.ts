import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRow } from '../../../src/dataset/row.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures')

/** One answer with the row that it answers. */
export interface Pair {
  readonly sample: string | object
  readonly item: object
}

/** Every answer of a task. */
export function taskRows(task: string): Pair[] {
  const lines = readFileSync(join(fixtures, 'tasks', task, 'samples.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.flatMap((line) => {
    const row = readRow(JSON.parse(line) as never) // the lines are JSON
    if (typeof row === 'string') throw new Error(row)
    return row.samples.map((sample): Pair => ({ sample, item: row.item }))
  })
}

/** Every answer of every task, and of every fixture of a python grader. */
export function allRows(): Pair[] {
  const tasks = readdirSync(join(fixtures, 'tasks')).flatMap(taskRows)
  const files = readdirSync(join(fixtures, 'graders/valid')).filter((file) => /python.*\.expected\.json$/u.test(file))
  const graders = files.flatMap((file) => {
    const { grades } = JSON.parse(readFileSync(join(fixtures, 'graders/valid', file), 'utf8')) as { grades: Pair[] } // their test reads every key
    return grades.map(({ sample, item }): Pair => ({ sample, item }))
  })
  return [...tasks, ...graders]
}
