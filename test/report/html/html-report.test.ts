import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { multi, run, stringCheck } from '../../../src/index.ts'
import { htmlReport } from '../../../src/node.ts'

const hostile = '</script><script>alert(1)</script><!--<script>'
const grader = multi({
  name: `n ${hostile}`,
  graders: {
    a: stringCheck({ name: 'a', input: '{{ sample.output_text }}', reference: '{{ item.r }}', operation: 'eq' }),
  },
  calculate_output: 'a',
})
const page = (name: string) => readFileSync(join(import.meta.dirname, '../../../dist/page', name), 'utf8').trim()

async function report(): Promise<string> {
  return htmlReport(grader, await run(grader, { rows: [{ id: hostile, item: { r: hostile }, samples: [hostile] }] }))
}

test('the file holds one script and one style that may take effect, named by their hashes', async () => {
  const html = await report()
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(html)?.[1]
  expect(policy).toBe(
    `default-src 'none'; script-src '${hash(page('report.js'))}'; style-src '${hash(page('report-style.css'))}'; img-src data:; base-uri 'none'; form-action 'none'`,
  )
})

test('nothing of a sample or a name can end the element it stands in', async () => {
  const html = (await report()).replace(page('report.js'), '').replace(page('report-style.css'), '')
  expect(html.match(/<\/?[a-z!]+/gu)?.join(' ')).toBe(
    '<!doctype <html <head <meta <meta <meta <meta <meta <link <title </title <style </style </head ' +
      '<body <div <noscript </noscript </div <script </script <script </script <script </script <script </script </body </html',
  )
  expect(html).toContain('<title>n &lt;/script&gt;')
})

test('the script of the page can stand inside an element, and brings the licence of what it contains', () => {
  expect(page('report.js')).not.toMatch(/<\/script|<!--/iu)
  expect(page('report-style.css')).not.toMatch(/<\/style/iu)
  expect(page('report.js')).toContain('Copyright (c) 2015-present Jason Miller')
})

test('the same run gives the same file', async () => {
  expect(await report()).toBe(await report())
})

test('nothing of a grader but its name, its kinds and its formula gets into the file', async () => {
  const secret = stringCheck({ name: 's', input: 'x', reference: 'x', operation: 'eq', token: 'sk-0123456789' })
  const html = await htmlReport(secret, await run(secret, { rows: [{ item: {}, samples: ['x'] }] }))
  expect(html).toContain('"grader":{"name":"s","type":"string_check"}')
  expect(html).not.toContain('sk-0123456789')
})
