import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { watchFiles } from '../../src/serve/watch-files.ts'
import { folder } from '../cli/fake-io.ts'

/** A folder that is watched, and what was told of it so far. */
function watched(names: readonly string[], files: Readonly<Record<string, string>>) {
  const path = folder(files)
  const told: (readonly string[])[] = []
  const watch = watchFiles((paths) => told.push(paths.map((file) => file.replace(`${path}/`, ''))))
  onTestFinished(() => watch.close())
  watch.set(names.map((name) => join(path, name)))
  return { path, told, watch, at: (name: string) => join(path, name) }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400))

test('a file that is written several times in a moment is told once', async () => {
  const { told, at } = watched(['a.json'], { 'a.json': '1' })
  for (const text of ['', '22', '333']) writeFileSync(at('a.json'), text)
  await expect.poll(() => told).toEqual([['a.json']])
  await settled()
  expect(told).toEqual([['a.json']])
})

test('a file that another one replaces is told, each time', async () => {
  const { told, at } = watched(['a.json'], { 'a.json': '1' })
  for (const count of [1, 2]) {
    writeFileSync(at('a.json.tmp'), String(count))
    renameSync(at('a.json.tmp'), at('a.json'))
    await expect.poll(() => told).toEqual(Array.from({ length: count }, () => ['a.json']))
  }
})

test('a file that is away for a moment is one change, and one that stays away is told, too', async () => {
  const { told, at } = watched(['a.json'], { 'a.json': '1' })
  renameSync(at('a.json'), at('a.json~'))
  await new Promise((resolve) => setTimeout(resolve, 70))
  writeFileSync(at('a.json'), '2')
  await settled()
  expect(told).toEqual([['a.json']])
  rmSync(at('a.json'))
  await expect.poll(() => told.length).toBe(2)
  writeFileSync(at('a.json'), '3')
  await expect.poll(() => told.length).toBe(3)
})

test('what is not watched, or was only looked at, is not told', async () => {
  const { told, at } = watched(['a.json'], { 'a.json': '1', 'b.json': '1' })
  writeFileSync(at('b.json'), '2')
  mkdirSync(at('c'))
  await settled()
  expect(told).toEqual([])
})

test('a file behind a link is told by the name of the link', async () => {
  const { told, watch, at } = watched([], { 'real/a.json': '1' })
  symlinkSync(at('real/a.json'), at('link.json'))
  watch.set([at('link.json')])
  writeFileSync(at('real/a.json'), '22')
  await expect.poll(() => told).toEqual([['link.json']])
})

test('a folder that is not there cannot be watched', () => {
  const watch = watchFiles(() => undefined)
  expect(() => watch.set(['/nowhere/at/all.json'])).toThrow(
    /^\/nowhere\/at cannot be watched: .*\. Run preview without --watch\.$/u,
  )
})
