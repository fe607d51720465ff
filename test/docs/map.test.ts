import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pages, root } from './pages.ts'

const map = pages().get('docs/map.md') ?? ''

/** The folders of the sources that need a line: each floor and each grader. */
const folders = ['src', 'src/graders'].flatMap((folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}/`),
)
const entries = readdirSync(join(root, 'src')).filter((name) => name.endsWith('.ts'))

const missing = (text: string): string[] =>
  [...folders, ...entries.map((name) => `src/${name}`)].filter((path) => !text.includes(`| \`${path}\` |`)).toSorted()
const gone = (text: string): string[] =>
  [...text.matchAll(/`((?:src|test|fixtures|docs)\/[^`<]*)`/gu)]
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(join(root, path)))

test('every folder and entry of the sources is on the map', () => {
  expect(folders.length).toBeGreaterThan(15)
  expect(missing(map)).toEqual([])
  expect(missing(map.replace('| `src/core/` |', '| |'))).toEqual(['src/core/'])
})

test('every path on the map is there', () => {
  expect(gone(map)).toEqual([])
  expect(gone('`src/core/` `src/nowhere/`')).toEqual(['src/nowhere/'])
})

test('every design note is on the map', () => {
  const notes = [...pages().keys()].filter((page) => page.startsWith('docs/design/'))
  expect(notes.length).toBeGreaterThan(5)
  expect(notes.filter((page) => !map.includes(`](${page.slice('docs/'.length)})`))).toEqual([])
})
