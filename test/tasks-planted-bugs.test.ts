import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bug, plantedBugs } from './planted-bugs.ts'
import { type ProjectRun, projectFolder, runProject } from './vitest/run-project.ts'

const tasks = join(import.meta.dirname, '../fixtures/tasks')
const names = readdirSync(tasks)
const bugs = names.flatMap((task) =>
  plantedBugs(JSON.parse(readFileSync(join(tasks, task, 'grader.json'), 'utf8'))).map((bug, index) => ({
    ...bug,
    task,
    folder: `${task}-${index}`,
  })),
)
/** The test that compares with the snapshot would find any change; the others say in words what the grader is for. */
const snapshot = 'the scores of the samples are the known ones'

let run: ProjectRun
let remove = (): void => undefined

// One run for all of them: each folder is a task whose grader has one bug, and the tests of that task.
beforeAll(async () => {
  const project = projectFolder()
  remove = project.remove
  for (const task of names) cpSync(join(tasks, task), join(project.folder, task), { recursive: true })
  for (const { task, folder, spec } of bugs) plant(project.folder, { task, folder, spec })
  run = await runProject(project.folder)
}, 300_000)
afterAll(() => remove())

/** Puts a grader with a bug in the place of the right one, whose other exports stay. */
function plant(
  root: string,
  { task, folder, spec }: { readonly task: string; readonly folder: string; readonly spec: Bug['spec'] },
): void {
  const path = join(root, folder)
  mkdirSync(path)
  for (const file of ['grader.ts', 'grader.test.ts', 'train.jsonl', 'samples.jsonl', 'samples.scores.jsonl'])
    cpSync(join(tasks, task, file), join(path, file))
  renameSync(join(path, 'grader.ts'), join(path, 'right.ts'))
  const code = `import { parse } from 'graderkit'\nexport * from './right.ts'\nexport default parse(${JSON.stringify(JSON.stringify(spec))})\n`
  writeFileSync(join(path, 'grader.ts'), code)
}

const resultsIn = (folder: string) => run.tests.filter(({ file }) => file === `${folder}/grader.test.ts`)

test('every task has bugs of each sort that its grader can have', () => {
  expect(names.length).toBeGreaterThanOrEqual(6)
  expect(
    names.map((task) => [
      task,
      [...new Set(bugs.filter((bug) => bug.task === task).map(({ sort }) => sort))].toSorted(),
    ]),
  ).toMatchSnapshot()
})

test.each(names)('%s passes its tests', (task) => {
  const results = resultsIn(task)
  expect(results.length).toBeGreaterThan(8)
  expect(results.filter(({ state }) => state !== 'passed')).toEqual([])
})

describe.each(names)('the tests of %s fail for', (task) => {
  test.each(bugs.filter((bug) => bug.task === task))('$sort: $what', ({ folder }) => {
    const failed = resultsIn(folder).filter(({ state }) => state === 'failed')
    expect(failed.filter(({ title }) => title !== snapshot).length).toBeGreaterThan(0)
  })
})
