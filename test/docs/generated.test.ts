import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { root } from './pages.ts'

// A bundle is built and the commands are run.
vi.setConfig({ testTimeout: 60_000 })

const print = (script: string): string =>
  execFileSync(process.execPath, [join(root, script), '--print'], { encoding: 'utf8', maxBuffer: 1 << 26 })
const onDisk = (path: string): string => readFileSync(join(root, path), 'utf8')

test('the reference pages are what docs/build-reference.mjs writes', () => {
  const pages: Record<string, string> = JSON.parse(print('docs/build-reference.mjs'))
  expect(Object.keys(pages)).toEqual(['graders', 'variants', 'command-line'].map((page) => `docs/reference/${page}.md`))
  for (const [path, text] of Object.entries(pages)) expect(onDisk(path)).toBe(text)
})

test('every key of every grader has its meaning in the reference', () => {
  const rows = [...onDisk('docs/reference/graders.md').matchAll(/^\| `\w+` \| .* \| (.*) \|$/gmu)]
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.filter(([, meaning]) => meaning?.trim() === '').map(([row]) => row)).toEqual([])
})

test('the picture is what docs/pictures/build-preview.mjs draws from the output of preview', {
  timeout: 60_000,
}, () => {
  const picture = print('docs/pictures/build-preview.mjs')
  expect(picture).toContain('Could not be graded')
  expect(onDisk('docs/pictures/preview.svg')).toBe(picture)
})
