import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'graderkit-package-'))
const installed = join(folder, 'project')
const { version, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
  exports: Record<string, unknown>
}
/** The command itself: npx would mix its own words into the output. */
const graderkit = join(installed, 'node_modules/.bin/graderkit')
let tarball = ''

function run(command: string, args: readonly string[], cwd = installed) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', CI: '' },
  })
  return { status, output: `${stdout}${stderr}` }
}

beforeAll(() => {
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore' })
  execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: root, stdio: 'ignore' })
  tarball = join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '')
  execFileSync('mkdir', [installed])
  writeFileSync(join(installed, 'package.json'), '{"private":true,"type":"module"}')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: installed, stdio: 'ignore' })
})

afterAll(() => rmSync(folder, { recursive: true }))

test('publint finds nothing', () => {
  expect(run('npx', ['publint', '--strict', tarball], root)).toMatchObject({ status: 0 })
})

test('the types are right for every entry', () => {
  expect(run('npx', ['attw', '--profile', 'esm-only', tarball], root)).toMatchObject({ status: 0 })
})

test('the tarball holds the build, the licence, and nothing of the workshop', () => {
  const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n')
  const strange = files.filter(
    (file) =>
      !/^package\/(dist\/|src\/metrics\/data\/LICENSES\.md$|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$)/u.test(
        file,
      ),
  )
  expect(strange).toEqual([])
  expect(files).toContain('package/LICENSE')
  expect(files).toContain('package/dist/index.d.ts')
})

test('every entry can be imported and required', () => {
  const entries = Object.keys(exports).filter(
    (entry) => !entry.endsWith('.json') && !entry.includes('*') && entry !== './vitest',
  )
  expect(entries).toContain('.')
  for (const entry of entries) {
    const name = `graderkit${entry.slice(1)}`
    expect(run('node', ['-e', `import('${name}').then((all) => console.log(Object.keys(all).length > 0))`])).toEqual({
      status: 0,
      output: 'true\n',
    })
    expect(run('node', ['--no-warnings', '-e', `console.log(Object.keys(require('${name}')).length > 0)`])).toEqual({
      status: 0,
      output: 'true\n',
    })
  }
})

test('the command line runs from an empty folder', () => {
  expect(run(graderkit, ['--version'])).toEqual({ status: 0, output: `${version}\n` })
  expect(run(graderkit, ['vaildate'])).toEqual({
    status: 2,
    output: 'There is no command "vaildate". Did you mean "validate"?\n',
  })
})

test('a task from init previews, and its tests pass', () => {
  expect(run(graderkit, ['init', 'task'])).toMatchObject({ status: 0 })
  const task = join(installed, 'task')
  expect(run('npm', ['install', '--no-audit', '--no-fund', tarball], task)).toMatchObject({ status: 0 })
  const preview = run(graderkit, ['preview', 'grader.ts', 'samples.jsonl'], task)
  expect(preview.output).toContain('6 answers to 2 prompts: 5 graded, 1 could not be graded.')
  expect(preview.status).toBe(0)
  const tests = run('npx', ['vitest', 'run'], task)
  expect(tests.output).toContain('7 passed')
  expect(tests.status).toBe(0)
})
