import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { check, folder, lines, run } from '../cli/fake-io.ts'
import { accessFaults, hostile, inChromium, openAnswer, watchedPage } from './in-chromium.ts'

const grader = {
  type: 'multi',
  name: `share ${hostile}`,
  graders: {
    a: { ...check, input: '{{ sample.output_json.a }}', reference: '{{ item.a }}' },
    b: {
      type: 'text_similarity',
      name: 'b',
      input: '{{ sample.output_json.b }}',
      reference: '{{ item.b }}',
      evaluation_metric: 'fuzzy_match',
    },
  },
  calculate_output: '0.75 * a + 0.25 * b',
}
const item = {
  messages: [{ role: 'user', content: 'What are a and b?' }],
  a: 'x',
  b: 'the cat sat',
  ['__proto__']: 'own',
}
const answer = (a: string, b: string): string => JSON.stringify({ a, b })
const rows = lines(
  {
    id: 'one',
    item,
    samples: [answer('x', 'the dog sat'), answer('x', 'the cat sat'), 'No JSON.'],
    expert_scores: [0.5, 1, 0],
  },
  { id: 'two', item, samples: [answer('n', 'the cat sat'), answer('n', 'the cat sat')], expert_scores: [0, 0.5] },
  { id: hostile, item: { ...item, a: hostile, b: hostile }, samples: [answer('n', `${hostile} `), hostile] },
)

const task = join(import.meta.dirname, '../../fixtures/tasks/security-policy')

interface Options extends BrowserContextOptions {
  readonly grader?: object
  readonly rows?: string
  /** Options of the command. */
  readonly options?: readonly string[]
  readonly change?: (html: string) => string
}

/** The report of these rows, opened from disk; whatever the page complains of or asks for is noted. */
async function opened(
  own: Browser,
  { grader: ownGrader, rows: ownRows, options = [], change, ...context }: Options = {},
) {
  const path = folder({ 'g.json': ownGrader ?? grader, 'rows.jsonl': ownRows ?? rows })
  const file = join(path, 'report.html')
  const { code, err } = await run(['preview', `${path}/g.json`, `${path}/rows.jsonl`, '--html', file, ...options])
  expect([code, err.replaceAll(path, '.')]).toEqual([0, expect.stringMatching(/^Wrote \.\/report\.html: /u)])
  if (change !== undefined) writeFileSync(file, change(readFileSync(file, 'utf8')))
  const watched = await watchedPage(own, { ...context, isOwn: (address) => /^(?:file|data):/u.test(address) })
  const { page } = watched
  await page.goto(`file://${file}`)
  await page.locator('.row').first().waitFor()
  await expect.poll(async () => (await names(page)).every((name) => name !== '…')).toBe(true)
  return watched
}

const names = (page: Page) => page.locator('.row a').allTextContents()
const scores = (page: Page) => page.locator('.row td.score').allTextContents()
const shown = (page: Page) => page.locator('.shown').textContent()

inChromium('the report opens from disk without a fault and asks for nothing', async (own) => {
  await using report = await opened(own)
  const { page, faults } = report
  expect(await page.locator('h1').textContent()).toBe(`share ${hostile}`)
  expect(await page.locator('.headline').textContent()).toBe('7 answers to 3 prompts: 5 graded, 2 could not be graded.')
  expect(await page.locator('.key-number .value').allTextContents()).toEqual(['0.536', '0.017', '1', '75 %', '2'])
  expect(await page.locator('h2').allTextContents()).toEqual([
    'Scores',
    'Parts',
    'Within prompts',
    'Score against expert',
    'Score against length',
    'Not graded',
    'Answers',
  ])
  expect(faults).toEqual([])
})

inChromium('the noise of a judge that was asked again stands among the key numbers, and is explained', async (own) => {
  const judged = ['grader-with-judge.json', 'samples.jsonl'].map((file) => readFileSync(join(task, file), 'utf8'))
  const repeats = ['--replay', join(task, 'judge.cassette.jsonl'), '--repeat', '3']
  await using report = await opened(own, {
    grader: JSON.parse(judged[0] ?? '') as object,
    rows: judged[1] ?? '',
    options: repeats,
  })
  const { page, faults } = report
  const number = page.locator('.key-number').filter({ hasText: 'Noise' })
  expect(await number.locator('dd').allTextContents()).toEqual(['0.089', '9 % of the variance within prompts'])
  expect(await number.getAttribute('class')).toBe('key-number')
  expect(await page.getByRole('region', { name: 'Noise' }).locator('p').allTextContents()).toEqual([
    'Noise 0.089: the standard deviation of the scores of one answer, over 3 gradings of 86 answers.',
    'It is 9 % of the variance within prompts, so one grading is enough: noise is to be at most 20 %.',
  ])
  expect(faults).toEqual([])
})

inChromium('samples, names and keys are text, never markup', async (own) => {
  await using report = await opened(own)
  const { page, faults } = report
  await openAnswer(page, `${hostile}, answer 1`)
  await page.getByText('Values of the row').click()
  expect(await page.locator('#answer-title').textContent()).toBe(`${hostile}, answer 1`)
  expect(await page.locator('.compared').last().textContent()).toContain(hostile)
  expect(await page.locator('details dt').allTextContents()).toEqual(['a', 'b', '__proto__'])
  expect(await page.locator('#report img, #report script').count()).toBe(0)
  expect(await page.evaluate('window.hacked')).toBeUndefined()
  expect(faults).toEqual([])
})

inChromium('a script or a style that is put into the file does nothing', async (own) => {
  const planted = '<script>window.hacked = 3</script><style>h1 { display: none }</style><p style="color: red">p</p>'
  await using report = await opened(own, { change: (html) => html.replace('<div id="report">', `${planted}$&`) })
  const { page, faults } = report
  expect(await page.evaluate('window.hacked')).toBeUndefined()
  expect(await page.locator('h1').isVisible()).toBe(true)
  expect(faults).toHaveLength(3)
  expect(faults.every((fault) => /violates the following Content Security Policy/u.test(fault))).toBe(true)
})

describe('the table', () => {
  inChromium('is ordered by a column, best first and then worst; what has no score stands last', async (own) => {
    await using report = await opened(own)
    const { page } = report
    const header = page.getByRole('columnheader', { name: 'Score' })
    await header.getByRole('button').click()
    expect(await scores(page)).toEqual(['1.000', '0.932', '0.250', '0.250', '0.248', '–', '–'])
    expect(await header.getAttribute('aria-sort')).toBe('descending')
    await header.getByRole('button').click()
    expect(await scores(page)).toEqual(['0.248', '0.250', '0.250', '0.932', '1.000', '–', '–'])
    await page.getByRole('columnheader', { name: 'Gap' }).getByRole('button').click()
    expect((await names(page)).slice(0, 2)).toEqual(['one, answer 1', 'two, answer 1'])
    await page.getByRole('columnheader', { name: 'Answer' }).getByRole('button').click()
    expect((await names(page)).slice(0, 3)).toEqual(['one, answer 1', 'one, answer 2', 'one, answer 3'])
  })

  inChromium('is filtered by words, by outcome, and by what is picked in the pictures', async (own) => {
    await using report = await opened(own)
    const { page } = report
    const words = page.getByRole('searchbox')
    await words.fill('DOG')
    await expect.poll(() => shown(page)).toBe('1 of 7 answers')
    expect(await names(page)).toEqual(['one, answer 1'])
    await words.fill('')
    await page.getByLabel('Graded or not').selectOption('Not graded')
    expect(await names(page)).toEqual(['one, answer 3', `${hostile}, answer 2`])
    await page.getByLabel('Graded or not').selectOption('All answers')
    await page.getByRole('button', { name: '0.25 to 0.3: 2 answers' }).click()
    expect(await names(page)).toEqual(['two, answer 1', 'two, answer 2'])
    await page.getByRole('button', { name: 'Remove filter: score 0.25 to 0.3' }).click()
    await page.locator('.failure').first().click()
    expect(await names(page)).toEqual(['one, answer 3', `${hostile}, answer 2`])
    await page.getByRole('button', { name: 'Remove filter: one cause of failure' }).click()
    await page.locator('.strip-name', { hasText: 'two' }).click()
    expect(await names(page)).toEqual(['two, answer 1', 'two, answer 2'])
    await page.getByRole('button', { name: 'Remove filter: two' }).click()
    expect(await shown(page)).toBe('7 answers')
    await words.fill('nowhere')
    await expect.poll(() => page.locator('.empty').count()).toBe(1)
  })

  inChromium('keeps room for the answers beside a grader with many parts', async (own) => {
    const parts = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`part_${index}`, grader.graders.a]))
    const wide = { ...grader, graders: parts, calculate_output: Object.keys(parts).join(' + ') }
    await using report = await opened(own, { grader: wide })
    await openAnswer(report.page, 'one, answer 1')
    expect(await report.page.getByRole('dialog').locator('.waterfall tbody tr').count()).toBe(13)
  })

  inChromium('of 20,000 answers holds only the rows in sight, and reaches the last one', async (own) => {
    const samples = Array.from({ length: 10 }, (_, index) => answer('x', `the cat sat ${index}`))
    const many = lines(...Array.from({ length: 2000 }, (_, index) => ({ id: `p${index}`, item, samples })))
    await using report = await opened(own, { rows: many })
    const { page, faults } = report
    expect(await shown(page)).toBe('20,000 answers')
    expect(await page.locator('.row').count()).toBeLessThan(60)
    await page.locator('.row a').first().focus()
    await page.keyboard.press('End')
    await expect.poll(() => names(page)).toContain('p1999, answer 10')
    await expect.poll(() => page.locator('.row a:focus').textContent()).toBe('p1999, answer 10')
    expect(await page.locator('.row').count()).toBeLessThan(60)
    expect(faults).toEqual([])
  })
})

describe('the page of one answer', () => {
  inChromium('shows where its score comes from, what was compared, and what would have been', async (own) => {
    await using report = await opened(own)
    const { page } = report
    await openAnswer(page, 'one, answer 1')
    const dialog = page.getByRole('dialog')
    expect(await dialog.locator('.scores').textContent()).toBe('0.932expert 0.500')
    expect(await dialog.locator('.waterfall tbody tr').allTextContents()).toEqual(['a+0.750', 'b+0.182', 'score0.932'])
    expect(await dialog.locator('.evidence h4').allTextContents()).toEqual(['a', 'b'])
    expect(await dialog.locator('ins').allTextContents()).toEqual(['dog'])
    expect(await dialog.locator('del').allTextContents()).toEqual(['cat'])
    expect(await dialog.locator('.counterfactual').allTextContents()).toEqual([
      'If this were 0, the score would be 0.182.',
      'If this were 0, the score would be 0.750. If this were 1, the score would be 1.000.',
    ])
    await dialog.getByText('Prompt').click()
    expect(await dialog.locator('.message').textContent()).toBe('userWhat are a and b?')
  })

  inChromium('says why there is no score, and keeps what its parts would have given', async (own) => {
    await using report = await opened(own)
    const { page } = report
    await openAnswer(page, 'one, answer 3')
    const dialog = page.getByRole('dialog')
    expect(await dialog.locator('.scores').textContent()).toBe('not gradedexpert 0.000')
    expect(await dialog.locator('.failure-line').first().textContent()).toContain(
      "the sample's output text is not JSON",
    )
    expect(await dialog.getByText('so there is nothing to divide').isVisible()).toBe(true)
    expect(await dialog.locator('.counterfactual').first().textContent()).toContain('there would still be no score')
  })

  inChromium('has an address, leafs through the table, and the way back closes it', async (own) => {
    await using report = await opened(own)
    const { page, faults } = report
    const title = () => page.locator('#answer-title').textContent()
    await page.getByRole('columnheader', { name: 'Score' }).getByRole('button').click()
    await openAnswer(page, 'one, answer 2')
    expect(await page.getByRole('button', { name: 'Answer before' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Next answer' }).click()
    expect([await title(), new URL(page.url()).hash]).toEqual(['one, answer 1', '#answer-0'])
    await page.goBack()
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.goto(`${page.url().split('#')[0]}#answer-3`)
    await expect.poll(title).toBe('two, answer 1')
    await page.reload()
    await expect.poll(title).toBe('two, answer 1')
    expect(faults).toEqual([])
  })
})

inChromium('everything can be reached and done by keyboard alone', async (own) => {
  await using report = await opened(own)
  const { page } = report
  const focused = () =>
    page.evaluate<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")
  const tabTo = async (wanted: RegExp): Promise<void> => {
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab')
      if (wanted.test(await focused())) return
    }
    throw new Error(`nothing like ${wanted.source} can be reached`)
  }
  await tabTo(/^0\.25 to 0\.3: 2 answers$/u)
  await page.keyboard.press('ArrowLeft')
  expect(await focused()).toBe('0.2 to 0.25: 1 answer')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  expect(await names(page)).toEqual(['two, answer 1', 'two, answer 2'])
  await tabTo(/^Remove filter/u)
  await page.keyboard.press('Enter')
  await tabTo(/^one, answer 1$/u)
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('one, answer 2')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'one, answer 2', exact: true }).waitFor()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.locator('#answer-title').textContent()).toBe('one, answer 3')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await expect.poll(focused).toBe('one, answer 3')
})

describe('the look', () => {
  const paper = (page: Page) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')

  inChromium('is light or dark as the system is, until the reader chooses', async (own) => {
    await using light = await opened(own, { colorScheme: 'light' })
    await using dark = await opened(own, { colorScheme: 'dark' })
    expect([await paper(light.page), await paper(dark.page)]).toEqual(['rgb(246, 246, 244)', 'rgb(19, 20, 23)'])
    await dark.page.getByLabel('Theme').selectOption('light')
    expect(await paper(dark.page)).toBe('rgb(246, 246, 244)')
  })

  inChromium('fits a screen of 390 pixels, also with an answer open', async (own) => {
    await using report = await opened(own, { viewport: { width: 390, height: 844 } })
    const { page } = report
    const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(await overflow()).toBeLessThanOrEqual(0)
    await openAnswer(page, 'one, answer 1')
    expect(await overflow()).toBeLessThanOrEqual(0)
    expect(
      await page.evaluate<number>(
        "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.dialog-body'))",
      ),
    ).toBe(0)
  })
})

describe('axe finds no serious fault', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    inChromium(`in the ${colorScheme} page and its open answer`, async (own) => {
      await using report = await opened(own, { colorScheme })
      const { page } = report
      expect(await accessFaults(page)).toEqual([])
      await openAnswer(page, 'one, answer 1')
      expect(await accessFaults(page)).toEqual([])
    })
  }

  inChromium('and would find one that was planted', async (own) => {
    await using report = await opened(own, {
      change: (html) => html.replace('<div id="report">', '<img src="data:,">$&'),
    })
    expect(await accessFaults(report.page)).toEqual([expect.stringMatching(/^image-alt: /u)])
  })
})
