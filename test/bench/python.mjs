// Samples a second of Python graders, what starting costs, and memory, for each way to run Python that this machine has.
import { execFileSync } from 'node:child_process'
import { compile, python } from '../../dist/index.js'
import { embeddedPython, systemPython } from '../../dist/node.js'

const calls = Number(process.env.BENCH_CALLS ?? 50_000)

const graders = {
  trivial: 'def grade(sample, item):\n    return 1.0 if sample["output_text"] == item["reference"] else 0.0\n',
  // What a call of rapidfuzz does besides its C loop: clean both texts, compare their sets of words.
  'rapidfuzz-like': `import re
WORD = re.compile(r"\\w+")
def grade(sample, item):
    one, other = (set(WORD.findall(text.lower())) for text in (sample["output_text"], item["reference"]))
    return 2 * len(one & other) / (len(one) + len(other))
`,
}
const rapidfuzz = `from rapidfuzz import fuzz, utils
def grade(sample, item):
    return fuzz.WRatio(sample["output_text"], item["reference"], processor=utils.default_process) / 100
`
const words = 'the parcel arrived late and was damaged so a refund is due under section four of our policy for returned goods'
const rows = Array.from({ length: 1000 }, (_, n) => ({
  sample: words.slice(n % 20),
  item: { reference: words.slice(0, 60 + (n % 40)), messages: [{ role: 'user', content: `Question ${n}: is a refund due?` }] },
}))

export default async function run() {
  console.log(`${calls.toLocaleString('en')} calls each, 64 at a time, warm pool; ${emptyPython()}`)
  const system = process.env.BENCH_PYTHON ? { python: process.env.BENCH_PYTHON } : {}
  const runtimes = [
    ...['bubblewrap', 'namespaces', 'none'].map((isolation) => [
      `system, ${isolation}`,
      () => systemPython({ isolation, ...system }),
    ]),
    ['embedded', () => embeddedPython()],
  ]
  let baseline
  for (const [name, open] of runtimes) {
    try {
      await (await open()).close() // finds the interpreter once for a process, or makes the snapshot
    } catch (error) {
      console.log(`${name}: left out: ${error.message}`)
      continue
    }
    baseline = await measure(name, open, baseline)
  }
}

/** Prints the rows of one runtime against the baseline, which is the first rate of the run; returns the baseline. */
async function measure(name, open, baseline) {
  const started = performance.now()
  const runtime = await open()
  const cold = compile(python({ source: graders.trivial }), { python: runtime })
  await cold('text', { reference: 'text' })
  console.log(`${name}: ${runtime.description}, isolation ${runtime.isolation}; first result after ${(performance.now() - started).toFixed(0)} ms`)
  for (const [grader, source] of Object.entries({ ...graders, rapidfuzz })) {
    const grade = compile(python({ source }), { python: runtime })
    const first = await grade(rows[0].sample, rows[0].item)
    if (!first.ok) {
      console.log(`  ${grader.padEnd(16)} left out: ${first.failure.message}`)
      continue
    }
    await many(grade, 5000)
    const rates = []
    for (let round = 0; round < 3; round++) rates.push(await many(grade, calls))
    const rate = rates.toSorted((a, b) => a - b)[1]
    baseline ??= { rate, what: `${grader} (${name})` }
    console.log(`  ${grader.padEnd(16)} ${Math.round(rate).toLocaleString('en').padStart(8)} samples/s  ${(rate / baseline.rate).toFixed(2)} x ${baseline.what}`)
  }
  console.log(`  memory of its processes: ${memory().map((megabytes) => `${megabytes} MB`).join(', ') || 'not known here'}`)
  await runtime.close()
  return baseline
}

/** What starting Python alone takes here, any shim included, to read the first results against. */
function emptyPython() {
  try {
    return `python3 -I -c pass takes ${clocked(() => execFileSync('python3', ['-I', '-c', 'pass'])).toFixed(0)} ms`
  } catch {
    return 'there is no python3'
  }
}

/** Calls a second, with 64 answers under way. */
async function many(grade, count) {
  let next = 0
  const started = performance.now()
  const lane = async () => {
    while (next < count) {
      const { sample, item } = rows[next++ % rows.length]
      const result = await grade(sample, item)
      if (!result.ok) throw new Error(result.failure.message)
    }
  }
  await Promise.all(Array.from({ length: 64 }, lane))
  return count / ((performance.now() - started) / 1000)
}

/** Resident memory of the processes below this one, largest first. */
function memory() {
  try {
    const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,comm='], { encoding: 'utf8' }).trim().split('\n')
    const all = lines.map((line) => line.trim().split(/\s+/u)).map(([pid, parent, rss, command]) => ({ pid, parent, rss, command }))
    const below = (pid) => all.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...below(one.pid)])
    return below(String(process.pid))
      .filter(({ command }) => /^(?:python|node)/u.test(command))
      .map(({ rss }) => Math.round(Number(rss) / 1024))
      .toSorted((a, b) => b - a)
  } catch {
    return []
  }
}

function clocked(work) {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return times.toSorted((a, b) => a - b)[2]
}
