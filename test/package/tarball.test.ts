import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

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

function run(command: string, args: readonly string[], cwd = installed, env = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', CI: '', ...env },
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
  expect(preview.output).toContain('6 answers to 2 prompts: 5 graded, 1 could not be')
  expect(preview.status).toBe(0)
  const tests = run('npx', ['vitest', 'run'], task)
  expect(tests.output).toContain('7 passed')
  expect(tests.status).toBe(0)
})

/** What Node 20 lacks of what the reporter of vitest 5, which asks for Node 22, calls. */
const groupBy = `data:text/javascript,${encodeURIComponent(
  'Map.groupBy ??= (list, keyOf) => { const groups = new Map(); for (const one of list) { const key = keyOf(one); groups.set(key, [...(groups.get(key) ?? []), one]) } return groups }',
)}`

describe.each(['3.2', '4', '5'])('with vitest %s', (major) => {
  const project = join(folder, `vitest-${major}`)
  /** The command itself: npx would mix its own words into the output. */
  const bin = (name: string): string => join(project, 'node_modules/.bin', name)
  let isInstalled = false

  beforeAll(() => {
    cpSync(join(root, 'fixtures/projects'), project, { recursive: true })
    writeFileSync(join(project, 'package.json'), '{"private":true,"type":"module"}')
    const packages = [tarball, `vitest@${major}`, 'zod@4', 'typescript@5.9']
    const { status, output } = run('npm', ['install', '--no-audit', '--no-fund', ...packages], project)
    isInstalled = status === 0
    // Only a registry that does not answer is an excuse.
    if (!isInstalled)
      expect(output).toMatch(/EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ETARGET/u)
  })

  const vitest = (...args: readonly string[]) =>
    run(bin('vitest'), ['run', '--root', ...args], project, { NODE_OPTIONS: `--import=${groupBy}` })

  /** Notes what was left out, where the registry does not have this version. */
  function leftOut(annotate: (message: string) => unknown): boolean {
    if (!isInstalled) void annotate(`vitest ${major} could not be installed, so this was left out`)
    return !isInstalled
  }

  test('a project passes, and its matchers have types', ({ annotate }) => {
    if (leftOut(annotate)) return
    const passing = vitest('passing')
    expect(passing).toMatchObject({ status: 0, output: expect.stringContaining('8 passed') })
    const options = '--noEmit --strict --module nodenext --target es2023 --allowImportingTsExtensions --skipLibCheck'
    const typed = run(bin('tsc'), [...options.split(' '), 'passing/grader.test.ts'], project)
    expect(typed).toMatchObject({ status: 0, output: '' })
    const typo = readFileSync(join(project, 'passing/grader.test.ts'), 'utf8').replace('toRank(', 'toRnak(')
    writeFileSync(join(project, 'passing/typo.ts'), typo)
    const wrong = run(bin('tsc'), [...options.split(' '), 'passing/typo.ts'], project)
    expect(wrong).toMatchObject({ status: 2, output: expect.stringContaining("Did you mean 'toRank'?") })
  })

  test('a failing project prints the tree and the difference, and -u writes the scores', ({ annotate }) => {
    if (leftOut(annotate)) return
    const failing = vitest('failing')
    expect(failing.status).toBe(1)
    for (const part of [
      'expected the answer to score 0.7; it scored 0.2\n\n  refund decision: 0.2  = 0.2 * refund + 0.8 * reason\n',
      '- 0.7\n+ 0.2\n',
      'The snapshot was made by another version of the grader.',
      '5 failed',
    ])
      expect(failing.output).toContain(part)
    const updated = vitest('failing', '--update')
    expect(updated.output).toContain('4 failed | 1 passed')
  })
})
