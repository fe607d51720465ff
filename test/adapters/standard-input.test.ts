import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

test('a directory as standard input is told as such, and not read as no rows', () => {
  const directory = openSync(root, 'r')
  const args = [join(root, 'dist/bin.js'), 'score', join(root, 'fixtures/tasks/security-policy/grader.json'), '-']
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: [directory, 'pipe', 'pipe'], encoding: 'utf8' })
  closeSync(directory)
  expect([status, stderr]).toEqual([2, 'Standard input is a directory; give the rows of a file, as in < rows.jsonl.\n'])
})
