// One million rows through a multi of three: how much of the time is more than JSON.parse?
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile, parse } from '../../dist/index.js'

export const rows = Number(process.env.BENCH_ROWS ?? 1_000_000)
export const bin = join(import.meta.dirname, '../../dist/bin.js')

const grader = {
  type: 'multi',
  name: 'three children',
  graders: {
    label: { type: 'string_check', name: 'label', input: '{{ sample.output_json.label }}', reference: '{{ item.label }}', operation: 'eq' },
    shape: process.env.BENCH_PLAIN ? { type: 'string_check', name: 'c', input: '{{ sample.output_json.reason }}', reference: '{{ item.reason }}', operation: 'ilike' } : {
      type: 'json_schema',
      name: 'shape',
      schema: {
        type: 'object',
        properties: { label: { enum: ['yes', 'no', 'maybe'] }, reason: { type: 'string', minLength: 1 }, confidence: { type: 'number', minimum: 0, maximum: 1 } },
        required: ['label', 'reason', 'confidence'],
        additionalProperties: false,
      },
    },
    reason: process.env.BENCH_PLAIN ? { type: 'string_check', name: 'd', input: '{{ sample.output_json.reason }}', reference: '{{ item.reason }}', operation: 'ne' } : { type: 'text_similarity', name: 'reason', input: '{{ sample.output_json.reason }}', reference: '{{ item.reason }}', evaluation_metric: 'fuzzy_match' },
  },
  calculate_output: '0.5 * label + 0.2 * shape + 0.3 * reason',
}

const words = 'the parcel arrived late and was damaged so a refund is due under section four of our policy for returned goods'.split(' ')

/** A deterministic row of about 400 bytes with texts of about 40 characters. */
function row(index) {
  let state = (index * 2654435761 + 12345) >>> 0
  const next = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * below)
  }
  const phrase = (count) => Array.from({ length: count }, () => words[next(words.length)]).join(' ')
  const reference = phrase(8)
  const candidate = next(3) === 0 ? reference : phrase(8)
  const label = ['yes', 'no', 'maybe'][next(3)]
  const output = JSON.stringify({ label: ['yes', 'no', 'maybe'][next(3)], reason: candidate, confidence: next(100) / 100 })
  return { id: `row-${index}`, item: { messages: [{ role: 'user', content: `Question ${index}: ${phrase(20)}?` }], label, reason: reference }, sample: output }
}

export default async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'graderkit-bench-'))
  try {
    const { rowsFile, graderFile } = writeTask(folder)
    const bytes = statSync(rowsFile).size
    console.log(`${rows.toLocaleString('en')} rows, ${(bytes / rows).toFixed(0)} bytes each, ${(bytes / 1e6).toFixed(0)} MB; medians of 3 processes, side by side`)
    const parseOnly = join(folder, 'parse.mjs')
    writeFileSync(parseOnly, parseScript)
    const times = { parse: [], score: [] }
    let peak = 0
    for (let round = 0; round < 3; round++) {
      times.parse.push(timed([parseOnly, rowsFile]).seconds)
      const scored = timed([bin, 'score', graderFile, rowsFile, '--quiet', '--jobs', '1'])
      times.score.push(scored.seconds)
      peak = Math.max(peak, scored.peak)
    }
    const parseTime = median(times.parse)
    const scoreTime = median(times.score)
    report('read lines + JSON.parse', parseTime, parseTime)
    report('graderkit score, end to end', scoreTime, parseTime)
    report('grade only (rows in memory)', gradeOnly(rowsFile), parseTime)
    console.log(`peak memory of score: ${(peak / 1024).toFixed(0)} MB`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The grader and its rows, as files in a folder. */
export function writeTask(folder) {
  const rowsFile = join(folder, 'rows.jsonl')
  const graderFile = join(folder, 'grader.json')
  writeFileSync(graderFile, JSON.stringify(grader))
  const file = openSync(rowsFile, 'w')
  for (let start = 0; start < rows; start += 10_000) {
    writeSync(file, Array.from({ length: Math.min(10_000, rows - start) }, (_, offset) => `${JSON.stringify(row(start + offset))}\n`).join(''))
  }
  closeSync(file)
  return { rowsFile, graderFile }
}

function report(name, seconds, baseline) {
  console.log(`${name.padEnd(30)} ${seconds.toFixed(2).padStart(6)} s  ${Math.round(rows / seconds).toLocaleString('en').padStart(11)} rows/s  ${(seconds / baseline).toFixed(2)} x`)
}

/** Wall time of a process and its peak memory in KB; what it prints goes to a file, as in real use. */
export function timed(args, look = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'graderkit-bench-run-'))
  const out = openSync(join(folder, 'out'), 'w')
  const peakFile = join(folder, 'peak')
  const hook = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(peakFile)},String(process.resourceUsage().maxRSS)))`
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--import', hook, ...args], { stdio: ['ignore', out, 'pipe'] })
  const seconds = (performance.now() - started) / 1000
  closeSync(out)
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  const output = look(join(folder, 'out'))
  const peak = existsSync(peakFile) ? Number(readFileSync(peakFile, 'utf8')) : 0
  rmSync(folder, { recursive: true })
  return { seconds, peak, output }
}

/** The same rows, parsed before the clock starts. */
function gradeOnly(rowsFile) {
  const sample = readFileSync(rowsFile, 'utf8').split('\n', 100_000).filter((line) => line !== '').map((line) => JSON.parse(line))
  const grade = compile(parse(grader))
  const rounds = []
  for (let round = 0; round < 5; round++) {
    const started = performance.now()
    for (const { sample: output, item } of sample) void grade(output, item)
    rounds.push((performance.now() - started) / 1000)
  }
  return (median(rounds) / sample.length) * rows
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

/** The floor: the same reading, and nothing done with the values. */
const parseScript = `
import { createReadStream } from 'node:fs'
let rest = ''
let rows = 0
const decoder = new TextDecoder()
for await (const chunk of createReadStream(process.argv[2], { highWaterMark: 1024 * 1024 })) {
  const text = rest + decoder.decode(chunk, { stream: true })
  let start = 0
  for (let end = text.indexOf('\\n'); end !== -1; end = text.indexOf('\\n', start)) {
    JSON.parse(text.slice(start, end))
    rows++
    start = end + 1
  }
  rest = text.slice(start)
}
console.log(rows)
`
