// Takes pictures of the live page over a task of this repository. Needs a build, and Chromium in CHROMIUM_PATH or PATH.
// `node docs/pictures/build-live.mjs` writes live.png and live-issue.png.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openChromium } from '../../test/browser/chromium.mjs'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'graderkit-pictures-'))
const view = { width: 1360, height: 900 }

const pictures = [
  {
    name: 'live',
    colorScheme: 'light',
    change: (text) => text.replace('0.5 * compliant + 0.5 *', '0.2 * compliant + 0.8 *'),
    shows: '#moves',
  },
  {
    name: 'live-issue',
    colorScheme: 'dark',
    change: (text) => text.replace('0.5 * explanation"', '0.5 * explanations"'),
    shows: '.issue.error',
  },
]

for (const file of ['grader.json', 'samples.jsonl'])
  cpSync(join(root, 'fixtures/tasks/security-policy', file), join(folder, file))
const args = [join(root, 'dist/bin.js'), 'preview', 'grader.json', 'samples.jsonl', '--watch']
const command = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
const browser = await openChromium()
try {
  const url = await address()
  for (const { name, colorScheme, change, shows } of pictures) {
    const context = await browser.newContext({ viewport: view, colorScheme })
    const page = await context.newPage()
    await page.goto(url)
    await page.locator('.row .excerpt').first().waitFor()
    const editor = page.getByRole('textbox', { name: 'JSON of grader.json' })
    await editor.fill(change(await editor.inputValue()))
    await page.locator(shows).waitFor()
    await editor.evaluate((field) => field.blur())
    // The pointer would leave its mark on what lies below it.
    await page.mouse.move(0, 0)
    await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) })
    await context.close()
  }
} finally {
  await browser.close()
  command.kill('SIGINT')
  rmSync(folder, { recursive: true })
}

async function address() {
  let out = ''
  for (;;) {
    const [chunk] = await once(command.stdout, 'data')
    out += chunk
    const [, url] = /^Live at (\S+)$/m.exec(out) ?? []
    if (url !== undefined) return url
  }
}
