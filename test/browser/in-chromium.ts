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

/** What a sample would do if it were markup. */
export const hostile = '</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">'
