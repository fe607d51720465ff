import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { LiveGrading } from '../../src/serve/live-grading.ts'
import { check, folder, lines, row, run } from './fake-io.ts'

/** Modules in a folder of a test find the package by its path. */
const graderkit = join(import.meta.dirname, '../../dist/index.js')
const rows = lines(row('x', 'x', { id: 'one' }), row('y', 'x', { id: 'two' }))

/** The command over a folder of files, until the test ends it. */
function live(files: Readonly<Record<string, unknown>>, args: readonly string[] = [], grader = 'g.json') {
  const path = folder(files)
  // No program is there, and so no browser.
  const env = { PATH: folder() }
  const interruption = new AbortController()
  let out = ''
  const done = run(['preview', join(path, grader), join(path, 'rows.jsonl'), '--watch', ...args], {
    env,
    signal: interruption.signal,
    written: (text) => {
      out = text
    },
  })
  onTestFinished(async () => {
    interruption.abort()
    await done
  })
  const url = (): string => /^Live at (\S+)$/mu.exec(out)?.[1] ?? ''
  return {
    at: (name: string) => join(path, name),
    url,
    /** The lines below the address. */
    told: () => out.replaceAll(path, '.').split('\n').slice(2, -1),
    grading: async () => (await (await fetch(`${url()}grading`)).json()) as LiveGrading,
    async end() {
      interruption.abort()
      return done
    },
  }
}

test('a change of the grader or of the rows is graded again and told in one line; Ctrl-C ends it well', async () => {
  const page = live({ 'g.json': check, 'rows.jsonl': rows })
  const first = '2 answers to 2 prompts: all graded. Mean 0.500.'
  await expect.poll(page.told).toEqual([first])
  writeFileSync(page.at('g.json'), JSON.stringify({ ...check, operation: 'ne' }))
  await expect
    .poll(page.told)
    .toEqual([first, '2 answers to 2 prompts: all graded. Mean 0.500. 1 up, 1 down, 0 rank flips.'])
  writeFileSync(page.at('rows.tmp'), lines(row('x', 'x')))
  renameSync(page.at('rows.tmp'), page.at('rows.jsonl'))
  await expect.poll(() => page.told().slice(2)).toEqual(['1 answer to 1 prompt: all graded. Mean 0.000.'])
  const url = page.url()
  expect(await page.end()).toMatchObject({ code: 0, err: '' })
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('an issue is told with its line, and the grader is graded when it is mended', async () => {
  const page = live({ 'g.json': check, 'rows.jsonl': rows })
  await expect.poll(() => page.told().length).toBe(1)
  writeFileSync(page.at('g.json'), JSON.stringify({ ...check, operation: 'eqq' }, null, 2))
  await expect.poll(() => page.told()[1]).toBe('g.json:6:16: operation cannot be "eqq".')
  writeFileSync(page.at('g.json'), '{')
  await expect.poll(() => page.told()[2]).toMatch(/^g\.json:1:2: This is not JSON at line 1, column 2/u)
  writeFileSync(page.at('g.json'), JSON.stringify(check, null, 2))
  await expect.poll(() => page.told()[3]).toBe('2 answers to 2 prompts: all graded. Mean 0.500. No score moved.')
})

test('a module is graded again when it, or a file that it imports, changes; a removed one may come back', async () => {
  const grader = `import { functionGrader } from '${graderkit}'
import { limit } from './parts/limit'
export default functionGrader('short', ({ output_text }) => (output_text.length < limit ? 1 : 0))`
  const page = live({ 'g.ts': grader, 'parts/limit.ts': 'export const limit = 5', 'rows.jsonl': rows }, [], 'g.ts')
  await expect.poll(page.told).toEqual(['2 answers to 2 prompts: all graded. Mean 1.000.'])
  writeFileSync(page.at('parts/limit.ts'), 'export const limit = 0')
  await expect
    .poll(() => page.told()[1])
    .toBe('2 answers to 2 prompts: all graded. Mean 0.000. 0 up, 2 down, 0 rank flips.')
  renameSync(page.at('parts/limit.ts'), page.at('parts/away.ts'))
  await expect.poll(() => page.told()[2]).toMatch(/^\.\/g\.ts could not be loaded: Cannot find module/u)
  renameSync(page.at('parts/away.ts'), page.at('parts/limit.ts'))
  await expect.poll(() => page.told().length).toBe(4)
  expect((await page.grading()).source).toEqual({ kind: 'module', file: 'g.ts', text: grader })
})

test('modules of JavaScript, JSON and code with await at its top are loaded anew, too', async () => {
  const page = live(
    {
      'g.mjs': `import { functionGrader } from '${graderkit}'
import weights from './weights.json' with { type: 'json' }
import { factor } from './factor.mjs'
export default functionGrader('f', () => weights.a * factor)`,
      'weights.json': '{"a": 1}',
      'factor.mjs': 'export const factor = 1',
      'rows.jsonl': rows,
    },
    [],
    'g.mjs',
  )
  const means = () => page.told().map((line) => /Mean (\S+)\./u.exec(line)?.[1])
  await expect.poll(means).toEqual(['1.000'])
  writeFileSync(page.at('weights.json'), '{"a": 0.5}')
  await expect.poll(means).toEqual(['1.000', '0.500'])
  writeFileSync(page.at('factor.mjs'), 'export const factor = 0.5')
  await expect.poll(means).toEqual(['1.000', '0.500', '0.250'])
  const waiting = `import { functionGrader } from '${graderkit}'\nexport default await Promise.resolve(functionGrader('f', () => 0.125))`
  writeFileSync(page.at('g.mjs'), waiting)
  await expect.poll(means).toEqual(['1.000', '0.500', '0.250', '0.125'])
})

describe('a save from the page', () => {
  const put = async (url: string, text: string, version: string) =>
    fetch(`${url}grader`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin: new URL(url).origin },
      body: JSON.stringify({ text, version }),
    })
  const version = ({ source }: LiveGrading): string => (source.kind === 'json' ? source.version : '')

  test('writes the file to the letter, with the mark that was there, and is graded once', async () => {
    const page = live({ 'g.json': `\uFEFF${JSON.stringify(check)}`, 'rows.jsonl': rows })
    await expect.poll(() => page.told().length).toBe(1)
    const text = JSON.stringify({ ...check, operation: 'ne' }, null, '\t')
    const response = await put(page.url(), text, version(await page.grading()))
    expect(response.status).toBe(200)
    expect(readFileSync(page.at('g.json'), 'utf8')).toBe(`\uFEFF${text}`)
    await expect.poll(() => page.told().length).toBe(2)
    const grading = await page.grading()
    expect(await response.json()).toEqual({ ok: true, version: version(grading) })
    // The watcher sees the file, too.
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await page.grading()).toEqual(grading)
    expect(grading.moves).toMatchObject({ up: 1, down: 1 })
  })

  test('is refused when the file is another one than the page read', async () => {
    const page = live({ 'g.json': check, 'rows.jsonl': rows })
    await expect.poll(() => page.told().length).toBe(1)
    const read = version(await page.grading())
    const theirs = JSON.stringify({ ...check, operation: 'ne' })
    writeFileSync(page.at('g.json'), theirs)
    const response = await put(page.url(), '{}', read)
    expect([response.status, await response.text()]).toEqual([
      409,
      'g.json has changed on disk since this page read it; nothing was saved.\n',
    ])
    expect(readFileSync(page.at('g.json'), 'utf8')).toBe(theirs)
  })
})

test('a judge without a service is told, and the page stays', async () => {
  const judge = { type: 'score_model', name: 'j', model: 'm', input: [{ role: 'user', content: 'x' }] }
  const page = live({ 'g.json': judge, 'rows.jsonl': rows })
  await expect.poll(() => page.told()[0]).toMatch(/^This grader asks a model\. Take recorded replies with --replay/u)
  expect(await page.grading()).toMatchObject({ source: { needs: ['model'] }, fault: expect.any(String) as string })
})

test('--port serves there, and a port that is taken ends the command', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void taken.close())
  const address = taken.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const path = folder({ 'g.json': check, 'rows.jsonl': rows })
  const args = ['preview', `${path}/g.json`, `${path}/rows.jsonl`, '--watch', '--port', port]
  expect(await run(args)).toEqual({
    code: 2,
    out: '',
    err: `Port ${port} cannot be used: another program uses it. Give another one with --port, or none for any that is free.\n`,
  })
})

describe('--open', () => {
  test('hands the address to the browser of the platform', async () => {
    const bin = folder({ 'xdg-open': '#!/bin/sh\necho "$1" > "$OPENED.tmp"; mv "$OPENED.tmp" "$OPENED"\n' })
    chmodSync(join(bin, 'xdg-open'), 0o755)
    const { openBrowser } = await import('../../src/cli/live/open-browser.ts')
    const opened = join(bin, 'opened')
    openBrowser('http://127.0.0.1:1/token/', { ...process.env, PATH: `${bin}:/usr/bin:/bin`, OPENED: opened }, 'linux')
    await expect.poll(() => existsSync(opened)).toBe(true)
    expect(readFileSync(opened, 'utf8')).toBe('http://127.0.0.1:1/token/\n')
  })

  test('does nothing where there is none', async () => {
    const page = live({ 'g.json': check, 'rows.jsonl': rows }, ['--open'])
    await expect.poll(() => page.told().length).toBe(1)
    expect(await page.end()).toMatchObject({ code: 0, err: '' })
  })
})

test.each([
  ['--open --port 8080', '--open and --port are for the live page; add --watch.'],
  ['--watch --json', '--watch serves a page, and --json prints or writes; keep one of them.'],
  ['--watch --html r.html', '--watch serves a page, and --html prints or writes; keep one of them.'],
  ['--watch --explain one', '--watch serves a page, and --explain prints or writes; keep one of them.'],
  ['--watch --repeat 2', 'The live page grades each answer once; leave --repeat to a run without --watch.'],
  [
    '--watch --port 70000',
    "Option '--port <n>' argument '70000' is invalid. It must be a whole number from 1 to 65535.",
  ],
])('preview %s is refused', async (options, sentence) => {
  const path = folder({ 'g.json': check, 'rows.jsonl': rows })
  const { code, err } = await run(['preview', `${path}/g.json`, `${path}/rows.jsonl`, ...options.split(' ')])
  expect([code, err]).toEqual([2, expect.stringContaining(sentence)])
})

test('standard input and files that are not there are refused before anything is served', async () => {
  const path = folder({ 'g.json': check, 'rows.jsonl': rows })
  const watch = async (...args: readonly string[]) => {
    const { code, out, err } = await run(['preview', ...args, '--watch'])
    return [code, out, err.replaceAll(path, '.')]
  }
  expect(await watch(`${path}/g.json`, '-')).toEqual([
    2,
    '',
    '--watch reads its rows again and again; name files, not - .\n',
  ])
  expect(await watch(`${path}/h.json`, `${path}/rows.jsonl`)).toEqual([
    2,
    '',
    'There is no file ./h.json. Did you mean ./g.json?\n',
  ])
  expect(await watch(`${path}/g.json`, `${path}/row.jsonl`)).toEqual([
    2,
    '',
    'There is no file ./row.jsonl. Did you mean ./rows.jsonl?\n',
  ])
})
