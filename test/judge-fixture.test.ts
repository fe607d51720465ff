import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import judged from '../fixtures/tasks/security-policy/grader-with-judge.ts'
import { folder, read, run } from './cli/fake-io.ts'

const task = join(import.meta.dirname, '../fixtures/tasks/security-policy')
const file = (name: string) => readFileSync(join(task, name), 'utf8')
const cassettes = ['judge.cassette.jsonl', 'cosine.cassette.jsonl']

test('the grader with a judge is the same in TypeScript and in JSON', () => {
  expect(judged.spec).toEqual(JSON.parse(file('grader-with-judge.json')))
})

test('the committed cassettes say that a script made them, and the script makes them again to the byte', () => {
  for (const name of cassettes)
    expect(file(name).split('\n')[0]).toMatch(/"Replies of a scripted stand-in .* No model was asked\."/u)
  const path = folder()
  execFileSync(process.execPath, [join(task, 'record-judge.mjs'), path], { stdio: 'ignore' })
  for (const name of cassettes) expect(readFileSync(join(path, name), 'utf8')).toBe(file(name))
})

test.each([
  ['grader-with-judge.json', 'judge.cassette.jsonl'],
  ['grader-with-cosine.json', 'cosine.cassette.jsonl'],
])('%s grades from its cassette, without a key and without a network', async (grader, cassette) => {
  const { code, out } = await run([
    'score',
    join(task, grader),
    join(task, 'samples.jsonl'),
    '--replay',
    join(task, cassette),
  ])
  const results = read(out) as { ok: boolean; failure?: { code: string } }[]
  expect([code, results.length, results.filter(({ ok }) => ok).length]).toEqual([0, 102, 86])
  // What is left are answers that are no JSON.
  expect(new Set(results.flatMap(({ failure }) => failure?.code ?? []))).toEqual(new Set(['invalid_variable']))
})

test('npm run demo -- --with-judge needs no key', () => {
  const args = ['grader.json', 'samples.jsonl'].map((name) => join(task, name))
  const shown = execFileSync(process.execPath, [join(task, '../../demo.mjs'), ...args, '--with-judge'], {
    env: {},
    encoding: 'utf8',
  })
  expect(shown).toContain('security-policy with a judge (multi): 102 answers to 12 prompts: 86 graded')
})
