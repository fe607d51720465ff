import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fences } from './fences.ts'
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

test('the ten-line grader of the README is the grader of the security-policy task', async () => {
  const { default: grader } = (await runTypeScript(blocks)).get('./grader.ts') ?? {}
  expect(grader).toMatchObject({ spec: JSON.parse(task('grader.json')) })
  expect(blocks.find(({ words }) => words.includes('grader.ts'))?.code.split('\n').length).toBeLessThanOrEqual(10)
})
