import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { chromiumPath, openChromium } from './chromium.mjs'

const executable = chromiumPath(process.env)
const note = executable === undefined ? ' (left out: there is no Chromium in CHROMIUM_PATH or PATH)' : ''

let browser: Browser | undefined
beforeAll(async () => {
  if (executable !== undefined) browser = await openChromium(executable)
})
afterAll(() => browser?.close())

/** A test that needs Chromium: without one it passes, and its title says what was left out. */
export function inChromium(title: string, body: (browser: Browser) => Promise<void>): void {
  test(`${title}${note}`, async () => {
    if (browser !== undefined) await body(browser)
  })
}

/** A page, and what it complained of or asked for beyond its own addresses. */
export interface WatchedPage extends AsyncDisposable {
  readonly page: Page
  readonly faults: readonly string[]
}

/** A fresh page in a window of its own, 1280 by 900 unless the options say otherwise. */
export async function watchedPage(
  own: Browser,
  { isOwn, ...options }: BrowserContextOptions & { readonly isOwn: (address: string) => boolean },
): Promise<WatchedPage> {
  const context = await own.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    if (!isOwn(request.url())) faults.push(request.url())
  })
  return { page, faults, [Symbol.asyncDispose]: () => context.close() }
}

/** Follows the link of an answer until its page is there: the link changes the address, and the page hears of it later. */
export async function openAnswer(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('dialog', { name, exact: true }).waitFor()
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The serious faults that axe finds in a page, each with the markup that it is about. */
export async function accessFaults(page: Page): Promise<string[]> {
  // A script element would be refused.
  await page.evaluate(axe)
  const found = await page.evaluate<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>(
    'axe.run()',
  )
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`)
}

/** What a sample would do if it were markup. */
export const hostile = '</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">'
