import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { embeddedPython } from '../../../src/adapters/python-embedded/embedded-python.ts'
import { systemPython } from '../../../src/adapters/python/system-python.ts'
import type { PythonRunner } from '../../../src/core/ports.ts'
import type { GradeResult } from '../../../src/core/result.ts'
import { compile } from '../../../src/graders/compile.ts'
import { parse } from '../../../src/graders/parse.ts'
import { validate } from '../../../src/graders/validate.ts'
import { pythonVersion } from './cpython.ts'
import { taskRows } from './rows.ts'

const folder = join(import.meta.dirname, '../../../fixtures/tasks')
const tasks = readdirSync(folder).filter((task) => readdirSync(join(folder, task)).includes('grader.python.json'))
const read = (task: string, file: string) => readFileSync(join(folder, task, file), 'utf8')

const embedded = await embeddedPython({ workers: 1 })
const system = pythonVersion === undefined ? undefined : await systemPython({ workers: 1 })
afterAll(() => Promise.all([embedded.close(), system?.close()]))
const runtimes: readonly (readonly [name: string, runner: PythonRunner | undefined])[] = [
  ['the embedded runtime', embedded],
  [`the Python of this machine${system === undefined ? ' (left out: there is none)' : ` (${pythonVersion})`}`, system],
]

test('at least three tasks have a Python form', () => {
  expect(tasks.length).toBeGreaterThanOrEqual(3)
})

describe.each(tasks)('%s', (task) => {
  test('its JSON holds the source of grader.py, which has no issues', () => {
    expect((JSON.parse(read(task, 'grader.python.json')) as { source: string }).source).toBe(read(task, 'grader.py')) // its other keys do not matter
    expect(validate(read(task, 'grader.python.json')).issues).toEqual([])
  })

  test.each(runtimes)('its Python form gives the scores of the TypeScript one in %s', async (_, runner) => {
    if (runner === undefined) return
    const typescript = compile(parse(read(task, 'grader.json')))
    const inPython = compile(parse(read(task, 'grader.python.json')), { python: runner })
    const rows = taskRows(task)
    const expected = await Promise.all(rows.map(({ sample, item }) => typescript(sample, item)))
    const given = await Promise.all(rows.map(({ sample, item }) => inPython(sample, item)))
    const differing = rows.filter((__, index) => !isSame(expected[index], given[index]))
    expect(differing).toEqual([])
    expect(given.filter(({ ok }) => ok).length).toBeGreaterThan(80)
  })
})

function isSame(one: GradeResult | undefined, other: GradeResult | undefined): boolean {
  if (one?.ok === true && other?.ok === true) return Math.abs(one.score - other.score) <= 1e-9
  return one?.ok === other?.ok
}
