// The HTML report of 2,000 and of 100,000 answers: how large is it, and how long does it take to open?
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath, openChromium } from '../browser/chromium.mjs'

const bin = join(import.meta.dirname, '../../dist/bin.js')
const perPrompt = 8
const rounds = 5

const grader = {
  type: 'multi',
  name: 'policy',
  graders: {
    verdict: { type: 'string_check', name: 'verdict', input: '{{ sample.output_json.verdict }}', reference: '{{ item.verdict }}', operation: 'eq' },
    reason: { type: 'text_similarity', name: 'reason', input: '{{ sample.output_json.reason }}', reference: '{{ item.reason }}', evaluation_metric: 'fuzzy_match' },
    cites: { type: 'string_check', name: 'cites', input: '{{ sample.output_text }}', reference: '{{ item.rule }}', operation: 'like' },
  },
  calculate_output: 'verdict * (0.5 + 0.3 * reason + 0.2 * cites)',
}

const words =
  'the parcel arrived late and was damaged so a refund is due under section four of our policy for returned goods unless buyer has kept it longer than thirty days or cannot show any receipt when asked by support staff who then must decide within one week whether store credit may be offered instead'.split(
    ' ',
  )

/** A deterministic row: a prompt of some 400 characters with eight answers of about 200. */
function row(index) {
  let state = (index * 2654435761 + 12345) >>> 0
  const next = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * below)
  }
  const phrase = (count) => Array.from({ length: count }, () => words[next(words.length)]).join(' ')
  const reason = phrase(25)
  const sample = () => {
    if (next(40) === 0) return phrase(12)
    const kept = reason.split(' ').map((word) => (next(3) === 0 ? words[next(words.length)] : word))
    return JSON.stringify({ verdict: next(3) === 0 ? 'no' : 'yes', reason: kept.join(' '), rule: `R${next(9)}` })
  }
  const item = { messages: [{ role: 'user', content: `Case ${index}: ${phrase(60)}?` }], verdict: 'yes', reason, rule: `R${next(9)}` }
  const samples = Array.from({ length: perPrompt }, sample)
  return { id: `case-${index}`, item, samples, expert_scores: samples.map(() => next(21) / 20) }
}

export default async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'graderkit-bench-'))
  try {
    writeFileSync(join(folder, 'grader.json'), JSON.stringify(grader))
    for (const answers of [2000, 100_000]) await measure(folder, answers)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measure(folder, answers) {
  const rows = join(folder, 'rows.jsonl')
  const file = openSync(rows, 'w')
  for (let index = 0; index < answers / perPrompt; index++) writeSync(file, `${JSON.stringify(row(index))}\n`)
  closeSync(file)
  const report = join(folder, 'report.html')
  const seconds = (args) => {
    const start = performance.now()
    const { status, stderr } = spawnSync(process.execPath, [bin, 'preview', join(folder, 'grader.json'), rows, '--limit', '0', ...args], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return (performance.now() - start) / 1000
  }
  const without = seconds([])
  const withReport = seconds(['--html', report])
  const bytes = statSync(report).size
  console.log(
    `${answers.toLocaleString('en')} answers, ${(statSync(rows).size / 1e6).toFixed(1)} MB of rows: report ${(bytes / 1e6).toFixed(2)} MB; preview takes ${(withReport / without).toFixed(2)} times as long with it (${withReport.toFixed(1)} s)`,
  )
  // What the browser itself needs to read that many bytes and to show a line.
  const plain = join(folder, 'plain.html')
  writeFileSync(plain, `<!doctype html><title>plain</title><script type="text/plain">${'A'.repeat(bytes)}</script><div class="row">plain</div>`)
  await openTimes({ plain, report })
}

async function openTimes(pages) {
  if (chromiumPath() === undefined) {
    console.log('  open times left out: there is no Chromium in CHROMIUM_PATH or PATH')
    return
  }
  const browser = await openChromium()
  const times = Object.fromEntries(Object.keys(pages).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, path] of Object.entries(pages)) {
      const page = await browser.newPage()
      const start = performance.now()
      await page.goto(`file://${path}`)
      await page.waitForSelector('.row')
      times[name].push(performance.now() - start)
      await page.close()
    }
  }
  await browser.close()
  const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
  const [plain, report] = [median(times.plain), median(times.report)]
  console.log(`  opens in ${report.toFixed(0)} ms, ${(report / plain).toFixed(1)} times a page of as many bytes that shows one line (${plain.toFixed(0)} ms); medians of ${rounds}`)
}
