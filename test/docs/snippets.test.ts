import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { jsonFaults } from './check-json.ts'
import { typeErrors } from './check-types.ts'
import { type Fence, fences } from './fences.ts'
import { pages, root } from './pages.ts'
import { runShell, type Stale } from './run-shell.ts'
import { runTypeScript } from './run-typescript.ts'

// Commands and the compiler take seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const blocks = new Map([...pages()].map(([page, text]) => [page, fences(page, text)]))
const all = [...blocks.values()].flat()
/** Blocks marked `python` run where there is one. */
const hasPython = ['python3', 'python'].some((program) => spawnSync(program, ['-c', 'pass']).status === 0)
const languages = ['ts', 'json', 'jsonl', 'sh']

/** Blocks that no test runs: what they would do is done by the tests of the package, or takes a registry or a key. */
const notRun = [
  'README.md: npm ci && npm run demo',
  'README.md: npm ci && npm test',
  // What the compiler and a failing test say: readme.test.ts makes them say it.
  `README.md: Type '"{{ sample.output_json.complaint }}"' is not assignable to type '"sample.output_json.complaint does not exist. Did you mean sample.output_json.compliant?"'.`,
  'README.md: expected 3 answers to rank best first',
  'CONTRIBUTING.md: npm ci && npm test',
  'docs/guide/getting-started.md: npm install --save-dev graderkit vitest zod',
  'docs/guide/getting-started.md: npx vitest run',
  // It runs until Ctrl-C: live-preview.test.ts presses it.
  'docs/guide/live.md: $ npx graderkit preview grader.json samples.jsonl --watch --open',
  'docs/guide/python.md: npm install --save-dev pyodide',
]

test.each(pagesWith(({ language }) => language === 'ts'))(
  'the TypeScript of %s does what its comments say',
  async (_page, list) => {
    await runTypeScript(list.filter(isRunnable))
  },
)

test.concurrent.each(pagesWith(isSession))('the commands of %s print what it shows', async (_page, list) => {
  const stale = await runShell(list.filter((block) => block.language !== 'sh' || isRunnable(block)))
  if (process.env['DOCS_UPDATE'] === '1') stale.forEach(update)
  else expect(stale.map(({ message }) => message)).toEqual([])
})

test.each(pagesWith(({ language }) => language.startsWith('json')))('the JSON of %s is what it says', (_page, list) => {
  expect(list.flatMap(jsonFaults)).toEqual([])
})

test('every TypeScript block compiles under the strict settings of the project', () => {
  expect(all.filter(({ language }) => language === 'ts').length).toBeGreaterThan(20)
  expect(typeErrors(all)).toEqual([])
})

test(`blocks that need Python are ${hasPython ? 'run' : 'left out, for there is none on this machine'}`, () => {
  expect(all.filter(({ words }) => words.includes('python')).length).toBeGreaterThan(1)
  expect(all.filter((block) => !isRunnable(block)).length === 0).toBe(hasPython)
})

test('only the listed blocks are not run', () => {
  const idle = all.filter((block) => !languages.includes(block.language) || block.words.includes('norun'))
  expect(idle.map(({ page, code }) => `${page}: ${code.split('\n')[0]}`)).toEqual(notRun)
})

describe('the checks bite:', () => {
  test('a wrong value is found, and so is a claim that nothing checks', async () => {
    await expect(runTypeScript([planted('ts', 'const sum = 1 + 1 // => 2\nsum + 1 // => 4')])).rejects.toThrow(
      'planted.md:1+2: expected 4, got 3',
    )
    await expect(runTypeScript([planted('ts', 'if (true) {\n  1 // => 2\n}')])).rejects.toThrow('at the top level')
    await expect(runTypeScript([planted('ts', '1 + 1 // throws Error')])).rejects.toThrow('it threw nothing')
    const promise =
      "import { functionGrader, compile } from 'graderkit'\ncompile(functionGrader('one', async () => 1))('', {}) // => { ok: true, score: 1 }"
    await expect(runTypeScript([planted('ts', promise)])).rejects.toThrow('got Promise')
  })

  test('a failing test inside a block is found', async () => {
    const code = "import { expect, test } from 'vitest'\ntest('one is two', () => { expect(1).toBe(2) })"
    await expect(runTypeScript([planted('ts', code)])).rejects.toThrow('one is two')
  })

  test('a block that does not compile is found', () => {
    expect(typeErrors([planted('ts', 'const count: number = "one"')])).toEqual([
      "planted.md:1+1: Type 'string' is not assignable to type 'number'.",
    ])
  })

  test('a wrong output is found', async () => {
    const found = await runShell([planted('sh', '$ graderkit --version\n99.0.0\n$ echo $?\n0')])
    const { version }: { readonly version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(found.map(({ code }) => code)).toEqual([`$ graderkit --version\n${version}\n\n$ echo $?\n0`])
  })

  test('JSON that does not parse, a faulty grader and a wrong code are found', () => {
    const wrong = [
      planted('json', '{'),
      planted('json', '{"type": "string_check"}'),
      planted('json', '{"type": "strung_check"}', ['broken', 'missing_key']),
      planted('jsonl', '{"id": 1}'),
    ]
    expect(wrong.filter((one) => jsonFaults(one).length === 0)).toEqual([])
  })
})

function planted(language: string, code: string, words: readonly string[] = []): Fence {
  return { page: 'planted.md', line: 1, language, words, code }
}

/** The pages with at least one block of a kind, each with all its blocks. */
function pagesWith(isWanted: (block: Fence) => boolean): [page: string, list: Fence[]][] {
  return [...blocks].filter(([, list]) => list.some(isWanted))
}

/** The reference of the command line is written from the very output, which generated.test.ts holds current. */
function isSession({ page, language, words }: Fence): boolean {
  return language === 'sh' && !words.includes('norun') && page !== 'docs/reference/command-line.md'
}

function isRunnable({ words }: Fence): boolean {
  return hasPython || !words.includes('python')
}

/** Writes the real output into the page: `DOCS_UPDATE=1 npx vitest run test/docs`. */
function update({ block, code }: Stale): void {
  const file = join(root, block.page)
  const text = readFileSync(file, 'utf8')
  if (!text.includes(`\n${block.code}\n`)) throw new Error(`${block.page}: the block has moved`)
  writeFileSync(
    file,
    text.replace(`\n${block.code}\n`, () => `\n${code}\n`),
  )
}
