import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replaceFile } from '../../src/adapters/replace-file.ts'
import { folder } from '../cli/fake-io.ts'

test('a file is made, or replaced with its rights, and nothing is left beside it', () => {
  const path = folder({ 'old.json': 'old' })
  chmodSync(join(path, 'old.json'), 0o640)
  replaceFile(join(path, 'old.json'), 'new')
  replaceFile(join(path, 'new.json'), 'made')
  expect(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')])).toEqual([
    ['new.json', 'made'],
    ['old.json', 'new'],
  ])
  expect(statSync(join(path, 'old.json')).mode & 0o777).toBe(0o640)
})

test('a link stays a link, and the file that it leads to is replaced', () => {
  const path = folder({ 'real/grader.json': 'old' })
  symlinkSync(join(path, 'real/grader.json'), join(path, 'link.json'))
  replaceFile(join(path, 'link.json'), 'new')
  expect(lstatSync(join(path, 'link.json')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(path, 'real/grader.json'), 'utf8')).toBe('new')
})

test('what cannot be written is told in one sentence', () => {
  expect(() => replaceFile('/nowhere/at/all.json', 'x')).toThrow(/^\/nowhere\/at\/all\.json cannot be written: ENOENT/u)
})
