import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { afterEach, expect, test, vi } from 'vitest'
import { projectOptions } from '../types/compiled.ts'
import { projectFolder, runProject } from './run-project.ts'

// A run of vitest inside of this one takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000 })

const projects = join(import.meta.dirname, '../../fixtures/projects')
const cleanups: (() => void)[] = []
afterEach(() => cleanups.splice(0).forEach((remove) => remove()))

/** A copy, so that no run writes into the fixtures. */
function copyOf(name: string): string {
  const { folder, remove } = projectFolder(join(projects, name))
  cleanups.push(remove)
  return folder
}

test('a project whose tests pass says so', async () => {
  const { output } = await runProject(copyOf('passing'))
  expect(output).toMatchSnapshot()
})

test('a project whose grader has a bug fails, and each message says why', async () => {
  const { output } = await runProject(copyOf('failing'))
  expect(output).toMatchSnapshot()
})

test('-u of vitest writes the scores again, and then they hold', async () => {
  const folder = copyOf('failing')
  const scores = () => readFileSync(join(folder, 'samples.scores.jsonl'), 'utf8')
  const before = scores()
  const snapshotOf = async (isUpdate: boolean) =>
    (await runProject(folder, { isUpdate })).tests.find(({ title }) => title === 'the scores of the samples')?.state
  expect(await snapshotOf(true)).toBe('passed')
  expect(scores()).not.toBe(before)
  expect(scores()).toMatchSnapshot()
  expect(await snapshotOf(false)).toBe('passed')
})

test('a project with wrong names does not compile, and the editor says which names are meant', () => {
  const folder = join(projects, 'type-failing')
  const program = ts.createProgram([join(folder, 'grader.ts')], projectOptions())
  const said = ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), {
    getCurrentDirectory: () => folder,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  })
  expect(said).toMatchSnapshot()
})
