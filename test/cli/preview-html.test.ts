import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check, folder, lines, row, run } from './fake-io.ts'

const files = { 'g.json': check, 'rows.jsonl': lines(row('x', 'x'), row('x', 'y')) }

async function preview(path: string, html: string, options: readonly string[] = []) {
  const { code, out, err } = await run(['preview', `${path}/g.json`, `${path}/rows.jsonl`, '--html', html, ...options])
  return { code, out: out.replaceAll(path, '.'), err: err.replaceAll(path, '.').replace(/\d+ kB/u, 'N kB') }
}

/** What the page knows before it opens an answer. */
function headOf(html: string): unknown {
  return JSON.parse(/id="report-head">([^<]*)</u.exec(html)?.[1] ?? 'null')
}

test('with --html the report is written beside what preview prints', async () => {
  const path = folder(files)
  const { code, out, err } = await preview(path, `${path}/r.html`)
  expect([code, err]).toEqual([0, 'Wrote ./r.html: 2 answers, N kB.\n'])
  expect(out.split('\n')[0]).toBe('equal (string_check): 2 answers to 2 prompts: all graded.')
  expect(headOf(readFileSync(`${path}/r.html`, 'utf8'))).toMatchObject({ count: 2, every: 1, unreadRows: 0 })
  expect(readdirSync(path)).toEqual(['g.json', 'r.html', 'rows.jsonl'])
})

test('JSON on standard output stays JSON', async () => {
  const path = folder(files)
  expect(JSON.parse((await preview(path, `${path}/r.html`, ['--json'])).out)).toMatchObject({ unreadRows: 0 })
})

test('lines that are no rows are counted in the report', async () => {
  const path = folder({ ...files, 'rows.jsonl': `x\n${files['rows.jsonl']}` })
  expect((await preview(path, `${path}/r.html`)).code).toBe(1)
  expect(headOf(readFileSync(`${path}/r.html`, 'utf8'))).toMatchObject({ count: 2, unreadRows: 1 })
})

test('of more answers than a report holds, every second prompt is kept, and the report and the command say so', async () => {
  const answers = Array.from({ length: 1000 }, () => 'x')
  const many = lines(...Array.from({ length: 101 }, () => ({ item: { r: 'x' }, samples: answers })))
  const path = folder({ ...files, 'rows.jsonl': many })
  const { err } = await preview(path, `${path}/r.html`, ['--limit', '0'])
  expect(err).toBe('Wrote ./r.html: 51,000 of 101,000 answers (every 2nd prompt), N kB.\n')
  expect(headOf(readFileSync(`${path}/r.html`, 'utf8'))).toMatchObject({
    count: 51_000,
    every: 2,
    summary: { samples: 101_000 },
  })
})

test('a file that cannot be written is told before anything is graded', async () => {
  const path = folder(files)
  mkdirSync(`${path}/folder`)
  expect(await preview(path, `${path}/none/r.html`)).toEqual({
    code: 2,
    out: '',
    err: 'There is no folder ./none for ./none/r.html; make it first.\n',
  })
  expect(await preview(path, `${path}/folder`)).toEqual({
    code: 2,
    out: '',
    err: './folder is a folder; name a file, such as ./folder/report.html.\n',
  })
})

test('without an answer no report is written', async () => {
  const path = folder({ ...files, 'rows.jsonl': '\n' })
  expect(await preview(path, `${path}/r.html`)).toEqual({
    code: 1,
    out: '',
    err: 'No answer was graded: the input has no rows.\n',
  })
  expect(existsSync(`${path}/r.html`)).toBe(false)
})
