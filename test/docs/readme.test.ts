import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { typeErrors } from './check-types.ts'
import { type Fence, fences } from './fences.ts'
import { pages, root } from './pages.ts'
import { runTypeScript } from './run-typescript.ts'

const blocks = fences('README.md', pages().get('README.md') ?? '')
const task = (file: string): string => readFileSync(join(root, 'fixtures/tasks/security-policy', file), 'utf8')

test('the README opens with the demo and the tests, as package.json has them', () => {
  expect(blocks.slice(0, 2).map(({ code }) => code)).toEqual(['npm ci && npm run demo', 'npm ci && npm test'])
  const { scripts }: { readonly scripts: Record<string, string> } = JSON.parse(task('../../../package.json'))
  expect(scripts['demo']).toContain('fixtures/tasks/security-policy/grader.json')
  expect(scripts['test']).toBe('vitest run')
})

const block = (word: string): Fence => {
  const found = blocks.find(({ words }) => words.includes(word))
  if (found === undefined) throw new Error(`The README has no block called ${word}.`)
  return found
}
/** The README with a word of its grader changed. */
const changed = (from: string, to: string): Fence[] =>
  blocks.map((one) => (one === block('grader.ts') ? { ...one, code: one.code.replace(from, to) } : one))

test('the ten-line grader of the README is the grader of the security-policy task', async () => {
  const { default: grader } = (await runTypeScript(blocks)).get('./grader.ts') ?? {}
  expect(grader).toMatchObject({ spec: JSON.parse(task('grader.json')) })
  expect(block('grader.ts').code.split('\n').length).toBeLessThanOrEqual(10)
  expect(block('grader.test.ts').code.split('\n').length).toBeLessThanOrEqual(10)
})

test('of the typo in the README the compiler says what stands there', () => {
  const [said = ''] = typeErrors(changed('output_json.compliant', 'output_json.complaint'))
  expect(said.replace(/^README\.md:\d+\+\d+: /u, '')).toBe(block('typo').code)
})

test('the failing test of the README prints what stands there', async () => {
  const failure = await runTypeScript(changed('0.5 * compliant + 0.5 *', '0.2 * compliant + 0.8 *')).then(
    () => 'it held',
    (error: unknown) => stripVTControlCharacters(error instanceof Error ? error.message : ''),
  )
  const printed = failure.replace(/^README\.md:\d+: the right words do not buy a wrong verdict: /u, '')
  if (process.env['DOCS_UPDATE'] === '1') write(printed)
  else expect(printed).toBe(block('failure').code)
})

function write(printed: string): void {
  const file = join(root, 'README.md')
  const { info, code } = { info: '```text failure\n', code: block('failure').code }
  const before = `${info}${code}${code === '' ? '' : '\n'}\`\`\``
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(before, () => `${info}${printed}\n\`\`\``),
  )
}
