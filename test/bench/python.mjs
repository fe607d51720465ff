// Samples a second of Python graders, what starting costs, and memory, for each way to run Python that this machine has.
import { execFileSync } from 'node:child_process'
import { compile, python } from '../../dist/index.js'
import { systemPython } from '../../dist/node.js'

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
  const empty = clocked(() => execFileSync('python3', ['-I', '-c', 'pass']))
  console.log(`python3 -I -c pass takes ${empty.toFixed(0)} ms, of any shim included; ${calls.toLocaleString('en')} calls each, 64 at a time, warm pool`)
  for (const isolation of ['bubblewrap', 'namespaces', 'none']) {
    const options = { isolation, ...(process.env.BENCH_PYTHON ? { python: process.env.BENCH_PYTHON } : {}) }
    try {
      await measure(`system, ${isolation}`, () => systemPython(options))
    } catch (error) {
      console.log(`system, ${isolation}: left out: ${error.message}`)
    }
  }
}

async function measure(name, open) {
  await (await open()).close() // the interpreter is found once for a process
  const started = performance.now()
  const runtime = await open()
  const cold = compile(python({ source: graders.trivial }), { python: runtime })
  await cold('text', { reference: 'text' })
  console.log(`${name}: first result after ${(performance.now() - started).toFixed(0)} ms`)
  let baseline
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
    baseline ??= rate
    console.log(`  ${grader.padEnd(16)} ${Math.round(rate).toLocaleString('en').padStart(8)} samples/s  ${(rate / baseline).toFixed(2)} x trivial`)
  }
  console.log(`  memory of its processes: ${memory().map((megabytes) => `${megabytes} MB`).join(', ') || 'not known here'}`)
  await runtime.close()
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
      .filter(({ command }) => command.startsWith('python'))
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
