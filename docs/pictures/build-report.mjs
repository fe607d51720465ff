// Takes pictures of the HTML report of two tasks of this repository. Needs a build, and Chromium in CHROMIUM_PATH or PATH.
// `node docs/pictures/build-report.mjs` writes report.png, report-answer.png, report-dark.png and report-phone.png.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openChromium } from '../../test/browser/chromium.mjs'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'graderkit-pictures-'))
const wide = { viewport: { width: 1200, height: 860 }, colorScheme: 'light' }
const narrow = { viewport: { width: 390, height: 844 }, colorScheme: 'light' }

const pictures = [
  { name: 'report', task: 'tool-calling', look: wide },
  { name: 'report-answer', task: 'tool-calling', look: wide, answer: 'budget-review-thursday, answer 3' },
  { name: 'report-dark', task: 'security-policy', look: { ...wide, colorScheme: 'dark' } },
  { name: 'report-phone', task: 'security-policy', look: narrow, answer: 'sms-fallback, answer 3' },
]

const browser = await openChromium()
try {
  for (const { name, task, look, answer } of pictures) {
    const context = await browser.newContext(look)
    const page = await context.newPage()
    await page.goto(`file://${report(task)}`)
    await page.locator('.row .excerpt').first().waitFor()
    if (answer !== undefined) await page.getByRole('link', { name: answer }).click()
    // The pointer would leave its mark on what lies below it.
    await page.mouse.move(0, 0)
    await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) })
    await context.close()
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}

function report(task) {
  const path = join(folder, `${task}.html`)
  const args = ['preview', 'grader.json', 'samples.jsonl', '--limit', '0', '--html', path]
  execFileSync(process.execPath, [join(root, 'dist/bin.js'), ...args], { cwd: join(root, 'fixtures/tasks', task), stdio: 'ignore' })
  return path
}
