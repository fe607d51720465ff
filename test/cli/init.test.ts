import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRow } from '../../src/dataset/row.ts'
import { folder, read, run } from './fake-io.ts'

const files = ['grader.test.ts', 'grader.ts', 'package.json', 'samples.jsonl', 'tsconfig.json']

test('a new folder gets a grader, rows, a test and a package, and is told what comes next', async () => {
  const path = join(folder(), 'new', 'task')
  const { code, out, err } = await run(['init', path])
  expect({ code, out: out.replaceAll(path, './task'), err }).toEqual({
    code: 0,
    out: `Wrote grader.ts, samples.jsonl, grader.test.ts, tsconfig.json, package.json.

Next:
  cd ./task && npm install
  npx graderkit preview grader.ts samples.jsonl
  npx vitest run
`,
    err: '',
  })
  expect(readdirSync(path).toSorted()).toEqual(files)
  const rows = read(readFileSync(join(path, 'samples.jsonl'), 'utf8'))
  expect(rows.map((row) => typeof readRow(row as Parameters<typeof readRow>[0]))).toEqual(['object', 'object']) // JSON that was read
  expect(JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))).toMatchObject({
    type: 'module',
    scripts: { test: 'vitest run' },
  })
})

test('nothing that exists is overwritten, and then nothing is written at all', async () => {
  const path = folder({ 'grader.ts': 'mine', 'samples.jsonl': 'mine' })
  const { code, out, err } = await run(['init', path])
  expect({ code, out, err: err.replaceAll(path, '.') }).toEqual({
    code: 2,
    out: '',
    err: '. already has grader.ts, samples.jsonl; choose another directory. Nothing was written.\n',
  })
  expect([readdirSync(path).toSorted(), readFileSync(join(path, 'grader.ts'), 'utf8')]).toEqual([
    ['grader.ts', 'samples.jsonl'],
    'mine',
  ])
})

test('a second init in the same folder is refused', async () => {
  const path = folder()
  expect((await run(['init', path])).code).toBe(0)
  expect((await run(['init', path])).code).toBe(2)
})

test('a package.json that is there stays, and its owner is told what to install', async () => {
  const path = folder({ 'package.json': '{"name": "mine"}' })
  const { code, out } = await run(['init', path])
  expect([code, readFileSync(join(path, 'package.json'), 'utf8')]).toEqual([0, '{"name": "mine"}'])
  expect(out).toContain('npm install --save-dev graderkit vitest zod\n')
})

test('a tsconfig.json that is there stays', async () => {
  const path = folder({ 'tsconfig.json': '{}' })
  const { code, out } = await run(['init', path])
  expect([code, readFileSync(join(path, 'tsconfig.json'), 'utf8')]).toEqual([0, '{}'])
  expect(out).toContain('Wrote grader.ts, samples.jsonl, grader.test.ts, package.json.\n')
})

test('a place that is no folder gets a sentence', async () => {
  const path = folder({ file: 'x' })
  writeFileSync(join(path, 'other'), 'y')
  const { code, err } = await run(['init', join(path, 'file')])
  expect([code, err.replaceAll(path, '.')]).toEqual([2, './file is a file; name a directory.\n'])
  expect(existsSync(join(path, 'file', 'grader.ts'))).toBe(false)
  expect((await run(['init', join(path, 'file', 'below')])).code).toBe(2)
})
