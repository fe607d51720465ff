import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, onTestFinished } from 'vitest'
import { check, folder, lines, run } from '../cli/fake-io.ts'
import { accessFaults, hostile, inChromium, openAnswer, watchedPage } from './in-chromium.ts'

const grader = (formula: string) =>
  `${JSON.stringify(
    {
      type: 'multi',
      name: 'share',
      graders: {
        a: { ...check, input: '{{ sample.output_json.a }}', reference: '{{ item.a }}' },
        b: {
          type: 'json_schema',
          name: 'b',
          mode: 'partial',
          schema: {
            type: 'object',
            properties: { a: { type: 'string' }, b: { type: 'string', pattern: '^the' } },
            required: ['a', 'b'],
          },
        },
      },
      calculate_output: formula,
    },
    null,
    2,
  )}\n`
const answer = (a: string, b?: string): string => JSON.stringify({ a, b })
const rowList = [
  { id: 'one', item: { a: 'x' }, samples: [answer('x', 'cat'), answer('n', 'the cat'), 'No JSON.'] },
  { id: 'two', item: { a: 'x' }, samples: [answer('x', 'the dog'), answer(hostile, 'dog')] },
]
const rows = lines(...rowList)

interface Opened extends BrowserContextOptions {
  readonly grader?: string
  readonly files?: Readonly<Record<string, string>>
  readonly graderFile?: string
}

/** The live page over a folder of files; whatever it complains of, or asks of others, is noted. */
async function opened(own: Browser, { grader: text, files, graderFile = 'g.json', ...options }: Opened = {}) {
  const path = folder({ 'g.json': text ?? grader('0.75 * a + 0.25 * b'), 'rows.jsonl': rows, ...files })
  const interruption = new AbortController()
  let out = ''
  const args = ['preview', join(path, graderFile), join(path, 'rows.jsonl'), '--watch']
  const done = run(args, { signal: interruption.signal, written: (text) => void (out = text) })
  const end = async () => {
    interruption.abort()
    return done
  }
  onTestFinished(async () => void (await end()))
  await expect.poll(() => out).toContain('Live at ')
  const url = /^Live at (\S+)$/mu.exec(out)?.[1] ?? ''
  const isOwn = (address: string) => address.startsWith(url) || address.startsWith('data:')
  const watched = await watchedPage(own, { ...options, isOwn })
  const { page } = watched
  await page.goto(url)
  return { ...watched, url, end, file: (name: string) => join(path, name) }
}

const editor = (page: Page) => page.getByRole('textbox', { name: 'JSON of g.json' })
const status = (page: Page) => page.locator('.status-line').textContent()
const meanScore = (page: Page) => page.locator('.key-number .value').first().textContent()
const scores = (page: Page) => page.locator('.row td.score').allTextContents()
const bars = async (page: Page) =>
  (
    await page.locator('#scores .bar').evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label') ?? ''))
  ).filter((label) => !label.endsWith(': 0 answers'))

/** Types into the editor, as a person who selects a text and writes another one. */
async function edit(page: Page, from: string, to: string): Promise<void> {
  const text = await editor(page).inputValue()
  expect(text).toContain(from)
  await editor(page).fill(text.replace(from, to))
}

inChromium(
  'a weight that is edited moves the histogram before anything is saved, without asking the server',
  async (own) => {
    await using live = await opened(own)
    const { page, faults, file } = live
    await expect.poll(() => scores(page)).toEqual(['0.875', '0.250', '–', '1.000', '0.125'])
    const saved = readFileSync(file('g.json'), 'utf8')
    const first = await bars(page)
    await edit(page, '0.75 * a + 0.25 * b', '0.25 * a + 0.75 * b')
    await expect.poll(() => scores(page)).toEqual(['0.625', '0.750', '–', '1.000', '0.375'])
    expect(await bars(page)).not.toEqual(first)
    expect(await status(page)).toBe('Live2 up, 1 down, 1 rank flip')
    expect(await page.locator('#moves h2').textContent()).toBe('This draft against the file')
    expect(await page.locator('.before rect').count()).toBe(4)
    // From here on a draft needs no server at all.
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await edit(page, '0.25 * a + 0.75 * b', '0.5 * a + 0.5 * b')
    await expect.poll(() => scores(page)).toEqual(['0.750', '0.500', '–', '1.000', '0.250'])
    expect(requests).toEqual([])
    expect(readFileSync(file('g.json'), 'utf8')).toBe(saved)
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect.poll(() => scores(page)).toEqual(['0.875', '0.250', '–', '1.000', '0.125'])
    expect(await bars(page)).toEqual(first)
    expect(faults).toEqual([])
  },
)

inChromium('a save writes the file as it was typed, and what moved is that of the save', async (own) => {
  const windows = grader('0.75 * a + 0.25 * b').replaceAll('\n', '\r\n').replaceAll('  ', '\t')
  await using live = await opened(own, { grader: windows })
  const { page, faults, file } = live
  await edit(page, '0.75 * a + 0.25 * b', '0.25 * a + 0.75 * b')
  await page.keyboard.press('Control+s')
  await expect.poll(() => page.locator('#moves h2').textContent()).toBe('Since the last save')
  expect(readFileSync(file('g.json'), 'utf8')).toBe(windows.replace('0.75 * a + 0.25 * b', '0.25 * a + 0.75 * b'))
  expect(await status(page)).toBe('Live2 up, 1 down, 1 rank flip')
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  expect(await page.locator('.moved').first().locator('a').allTextContents()).toEqual([
    'one, answer 20.250 → 0.750',
    'one, answer 10.875 → 0.625',
    'two, answer 20.125 → 0.375',
  ])
  expect(faults).toEqual([])
})

inChromium('a change on disk is graded and shown, and filter, order and the open answer stay', async (own) => {
  await using live = await opened(own)
  const { page, faults, file } = live
  await page.getByLabel('Graded or not').selectOption('Graded')
  await page.getByRole('columnheader', { name: 'Score' }).getByRole('button').click()
  expect(await scores(page)).toEqual(['1.000', '0.875', '0.250', '0.125'])
  await openAnswer(page, 'one, answer 2')
  const dialog = page.getByRole('dialog')
  expect(await dialog.locator('.scores').textContent()).toBe('0.250')
  writeFileSync(file('g.tmp'), grader('0.25 * a + 0.75 * b'))
  renameSync(file('g.tmp'), file('g.json'))
  await expect.poll(() => dialog.locator('.scores').textContent()).toBe('0.750')
  expect(await page.locator('#answer-title').textContent()).toBe('one, answer 2')
  await page.keyboard.press('Escape')
  expect(await scores(page)).toEqual(['1.000', '0.750', '0.625', '0.375'])
  expect(await status(page)).toBe('Live2 up, 1 down, 1 rank flip')
  expect(await editor(page).inputValue()).toBe(grader('0.25 * a + 0.75 * b'))
  await page.locator('.moved a').first().click()
  await expect.poll(() => page.locator('#answer-title').textContent()).toBe('one, answer 2')
  expect(faults).toEqual([])
})

inChromium('rows that come and go are graded, and the open answer stays though it has another place', async (own) => {
  await using live = await opened(own)
  const { page, faults, file } = live
  await openAnswer(page, 'two, answer 1')
  const title = () => page.locator('#answer-title').textContent()
  await expect.poll(title).toBe('two, answer 1')
  writeFileSync(file('rows.jsonl'), lines({ id: 'new', item: { a: 'x' }, sample: answer('x', 'the') }, ...rowList))
  await expect.poll(() => page.locator('.headline').textContent()).toMatch(/^6 answers to 3 prompts/u)
  await expect.poll(title).toBe('two, answer 1')
  expect(new URL(page.url()).hash).toBe('#answer-4')
  writeFileSync(file('rows.jsonl'), lines(rowList[0]))
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(faults).toEqual([])
})

inChromium('a wrong formula shows its issue inline with line and caret, and the last scores stay', async (own) => {
  await using live = await opened(own)
  const { page, faults, file } = live
  await expect.poll(() => meanScore(page)).toBe('0.563')
  await edit(page, '0.25 * b', '0.25 * bb')
  const issue = page.locator('.issue.error')
  await expect
    .poll(() => issue.locator('.issue-place').textContent())
    .toBe('error at calculate_outputline 34, column 42')
  expect(await issue.locator('pre').textContent()).toBe(
    '"calculate_output": "0.75 * a + 0.25 * bb"\n                                       ^^',
  )
  expect(await page.locator('.line.error mark').textContent()).toBe('bb')
  expect(await page.locator('.line.error').getAttribute('data-line')).toBe('34')
  expect(await editor(page).getAttribute('aria-invalid')).toBe('true')
  await issue.getByRole('button', { name: 'line 34, column 42' }).click()
  expect(await page.evaluate('getSelection().toString()')).toBe('bb')
  expect(await meanScore(page)).toBe('0.563')
  // The same for a file that somebody else saved.
  await page.getByRole('button', { name: 'Discard' }).click()
  writeFileSync(file('g.json'), grader('0.75 * a +'))
  await expect.poll(() => issue.count()).toBe(1)
  expect(await issue.locator('.issue-place').textContent()).toContain('calculate_outputline 34, column')
  expect(await meanScore(page)).toBe('0.563')
  expect(faults).toEqual([])
})

inChromium('a draft over a file that changed is kept, and saved only when its writer says so', async (own) => {
  await using live = await opened(own)
  const { page, faults, file } = live
  await edit(page, '0.75 * a + 0.25 * b', '0.25 * a + 0.75 * b')
  const theirs = grader('a * b')
  writeFileSync(file('g.json'), theirs)
  const alert = page.getByRole('alert')
  await expect.poll(() => alert.count()).toBe(1)
  expect(await alert.textContent()).toContain('g.json has changed on disk since this draft was begun.')
  await editor(page).press('Control+s')
  expect(await editor(page).inputValue()).toBe(grader('0.25 * a + 0.75 * b'))
  expect(readFileSync(file('g.json'), 'utf8')).toBe(theirs)
  await page.getByRole('button', { name: 'Keep the draft' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => readFileSync(file('g.json'), 'utf8')).toBe(grader('0.25 * a + 0.75 * b'))
  await expect.poll(() => page.locator('#moves h2').textContent()).toBe('Since the last save')
  await edit(page, '0.25 * a', '0.5 * a')
  writeFileSync(file('g.json'), theirs)
  await page.getByRole('button', { name: 'Take the file' }).click()
  expect(await editor(page).inputValue()).toBe(theirs)
  expect(faults).toEqual([])
})

inChromium('a save that comes too late is refused, and the draft is kept', async (own) => {
  await using live = await opened(own)
  const { page, file } = live
  await edit(page, '0.75 * a + 0.25 * b', '0.25 * a + 0.75 * b')
  const theirs = grader('a * b')
  // Another program is quicker than the events.
  await page.route('**/grader', async (route) => {
    writeFileSync(file('g.json'), theirs)
    await route.continue()
  })
  await page.getByRole('button', { name: 'Save' }).click()
  const refused = 'g.json has changed on disk since this page read it; nothing was saved.'
  await expect.poll(() => page.getByRole('alert').allTextContents()).toContain(refused)
  await page.getByRole('button', { name: 'Keep the draft' }).waitFor()
  expect(await editor(page).inputValue()).toBe(grader('0.25 * a + 0.75 * b'))
  expect(readFileSync(file('g.json'), 'utf8')).toBe(theirs)
})

inChromium('a grader in TypeScript is shown to be read, and graded anew when it is saved', async (own) => {
  const graderkit = join(import.meta.dirname, '../../dist/index.js')
  const code = (limit: number) =>
    `import { functionGrader } from '${graderkit}'\nexport default functionGrader('short', (sample) => (sample.output_text.length < ${limit} ? 1 : 0))\n`
  await using live = await opened(own, { files: { 'g.ts': code(10) }, graderFile: 'g.ts' })
  const { page, faults, file } = live
  await expect.poll(() => meanScore(page)).toBe('0.200')
  expect(await page.locator('#code pre').textContent()).toBe(code(10))
  expect(await page.getByRole('textbox').count()).toBe(0)
  writeFileSync(file('g.ts'), code(1000))
  await expect.poll(() => status(page)).toBe('Live4 up, 0 down, 0 rank flips')
  writeFileSync(file('g.ts'), 'export default 1 +')
  await expect.poll(() => page.locator('.issue.error').textContent()).toMatch(/g\.ts could not be loaded: /u)
  expect(await meanScore(page)).toBe('1.000')
  expect(faults).toEqual([])
})

inChromium('a page on another site gets neither the grading nor the events nor a save', async (own) => {
  await using live = await opened(own)
  const { url, page: page_, file } = live
  await expect.poll(() => meanScore(page_)).toBe('0.563')
  const site = createServer((_request, response) => response.end('<!doctype html><p>A site'))
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void site.close())
  const address = site.address()
  const before = readFileSync(file('g.json'), 'utf8')
  const page = await own.newPage()
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  // The token is known here, which no other site would know.
  const attack = `(async (url) => {
    const attempt = (ask) => ask().then(() => 'got through', () => 'refused')
    const json = { 'content-type': 'application/json' }
    const body = JSON.stringify({ text: '{}', version: '' })
    return [
      await attempt(() => fetch(url + 'grading')),
      await attempt(() => fetch(url + 'grader', { method: 'PUT', headers: json, body })),
      (await fetch(url + 'grader', { method: 'PUT', mode: 'no-cors', body }).catch(() => ({ type: 'refused' }))).type,
      await new Promise((resolve) => {
        const events = new EventSource(url + 'events')
        events.onerror = () => resolve('refused')
        events.onopen = () => resolve('got through')
      }),
      await new Promise((resolve) => {
        const frame = document.createElement('iframe')
        frame.src = url
        frame.onload = () => { try { resolve(frame.contentDocument ? 'read' : 'refused') } catch { resolve('refused') } }
        document.body.append(frame)
      }),
      await new Promise((resolve) => {
        const script = document.createElement('script')
        script.src = url + 'page/live.js'
        script.onload = () => resolve('got through')
        script.onerror = () => resolve('refused')
        document.body.append(script)
      }),
    ]
  })(${JSON.stringify(url)})`
  expect(await page.evaluate(attack)).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'refused'])
  expect(readFileSync(file('g.json'), 'utf8')).toBe(before)
  await page.close()
})

inChromium(
  'samples and names are text, never markup; the page evaluates nothing, and its worker reaches nobody',
  async (own) => {
    await using live = await opened(own, { grader: grader('0.75 * a + 0.25 * b').replace('share', 'x <img src=x>') })
    const { page, faults } = live
    await openAnswer(page, 'two, answer 2')
    expect(await page.locator('.dialog-body .text').first().textContent()).toContain('window.hacked = 1')
    await page.keyboard.press('Escape')
    await edit(page, '0.75 * a', '0.75 * <img src=x onerror="window.hacked = 3"> a')
    await expect.poll(() => page.locator('.issue.error').count()).toBe(1)
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(await page.locator('#live img').count()).toBe(0)
    expect(faults).toEqual([])
    // The guards bite.
    const evaluated = "new Promise((r) => { try { r(new Function('return 1')()) } catch (e) { r(e.name) } })"
    expect(await page.addScriptTag({ content: `window.evaluated = ${evaluated}` }).catch(() => 'refused')).toBe(
      'refused',
    )
    expect(await page.evaluate("fetch('http://127.0.0.1:1/').catch((error) => error.name)")).toBe('TypeError')
    const worker = page.workers()[0]
    expect(await worker?.evaluate("fetch('rows').then(() => 'got through', (error) => error.name)")).toBe('TypeError')
    expect(faults.some((fault) => fault.includes('Content Security Policy directive'))).toBe(true)
  },
)

inChromium('the end of the command is said, and what is typed is kept', async (own) => {
  await using live = await opened(own)
  const { page, faults, end } = live
  await edit(page, '0.75 * a', '0.5 * a')
  await expect.poll(() => meanScore(page)).toBe('0.438')
  expect(await end()).toMatchObject({ code: 0 })
  await expect.poll(() => status(page)).toMatch(/^Not connected/u)
  expect(faults).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/^The file was not saved: /u)
  expect(await editor(page).inputValue()).toContain('0.5 * a')
})

describe('the look', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    inChromium(
      `axe finds no serious fault in the ${colorScheme} page, with moves, issues and a conflict`,
      async (own) => {
        await using live = await opened(own, { colorScheme })
        const { page, file } = live
        await edit(page, '0.75 * a + 0.25 * b', '0.25 * a + 0.75 * b')
        await expect.poll(() => page.locator('#moves').count()).toBe(1)
        await edit(page, '0.25 * a', '0.25 * aa')
        writeFileSync(file('g.json'), grader('a * b'))
        await expect.poll(() => page.locator('.issue.error').count()).toBe(1)
        await expect.poll(() => page.getByRole('alert').count()).toBe(1)
        expect(await accessFaults(page)).toEqual([])
        expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
          colorScheme === 'light' ? 'rgb(246, 246, 244)' : 'rgb(19, 20, 23)',
        )
      },
    )
  }

  inChromium('the marks behind the editor break their lines where its text does', async (own) => {
    await using live = await opened(own)
    const { page } = live
    for (const text of [
      'word and '.repeat(90),
      `${'x'.repeat(300)}\n\n${' '.repeat(200)}y`,
      '"中文 é \ttab, '.repeat(40),
    ]) {
      await editor(page).fill(text)
      await expect.poll(() => editor(page).evaluate((field) => field.scrollHeight - field.clientHeight)).toBe(0)
      expect(await page.locator('.editor-lines').evaluate((lines) => lines.clientHeight)).toBeGreaterThan(100)
    }
  })

  inChromium('the page fits a screen of 390 pixels, with the editor above the report', async (own) => {
    await using live = await opened(own, { viewport: { width: 390, height: 844 } })
    const { page } = live
    await edit(page, '0.75 * a + 0.25 * b', '0.25 * a + 0.75 * b')
    await expect.poll(() => page.locator('#moves').count()).toBe(1)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? Number.NaN
    expect(await top('#editor')).toBeLessThan(await top('#scores'))
  })
})
