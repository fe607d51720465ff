// What judging costs beside the judge: samples a second over HTTP to a server that answers at once, and from a cassette.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { compile, scoreModel } from '../../dist/index.js'
import { limitCalls, openaiJudge, openCassette } from '../../dist/node.js'

const count = Number(process.env.BENCH_SAMPLES ?? 5_000)
/** So many are replayed: with few, what counts is the compiler. */
const replayCount = 10 * count
const atOnce = 64
const rounds = 3

const grader = scoreModel({
  name: 'judge',
  model: 'judge-1',
  input: [
    { role: 'developer', content: 'You compare an answer with that of an expert. '.repeat(10) },
    { role: 'user', content: '<expert>{{ item.expert }}</expert>\n<answer>{{ sample.output_text }}</answer>' },
  ],
})
const samples = Array.from({ length: replayCount }, (_, index) => ({
  sample: `Answer ${index}: the parcel came late, so a refund is due under section four of the policy.`,
  item: { expert: 'A refund is due under section four, for the parcel came after the promised date.' },
}))

export default async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'graderkit-bench-'))
  const server = new Worker(serverCode, { eval: true })
  const port = await new Promise((resolve) => server.once('message', resolve))
  const baseURL = `http://127.0.0.1:${port}/v1`
  try {
    const path = join(folder, 'replayed.jsonl')
    const scripted = await openCassette(path, { mode: 'cache' })
    await timed(graded(scripted.model({ complete: async () => ({ kind: 'text', text: answer, model: 'judge-1' }) })), replayCount)
    scripted.close()
    console.log(`${count.toLocaleString('en')} samples, ${atOnce} at once; medians of ${rounds} rounds, side by side`)
    const plain = []
    const judged = []
    const recorded = []
    const replayed = []
    const parsed = []
    for (let round = 0; round < rounds; round++) {
      plain.push(await timed((index) => post(baseURL, samples[index])))
      judged.push(await timed(graded(limitCalls({ inFlight: atOnce }).model(openaiJudge({ baseURL })))))
      const cache = await openCassette(join(folder, `judge-${round}.jsonl`), { mode: 'cache' })
      recorded.push(await timed(graded(cache.model(limitCalls({ inFlight: atOnce }).model(openaiJudge({ baseURL }))))))
      cache.close()
      parsed.push(await clocked(() => readFileSync(path, 'utf8').split('\n').forEach((line) => line !== '' && JSON.parse(line))))
      replayed.push(
        await clocked(async () => {
          const replay = await openCassette(path)
          await timed(graded(replay.model()), replayCount)
          replay.close()
        }),
      )
    }
    const base = median(plain)
    report('fetch of the same bodies', base, base)
    report('graded live', median(judged), base)
    report('graded live into a cassette', median(recorded), base)
    console.log(`${replayCount.toLocaleString('en')} samples from a cassette`)
    report('JSON.parse of the cassette', median(parsed), median(parsed), replayCount)
    report('cassette opened, and graded', median(replayed), median(parsed), replayCount)
  } finally {
    await server.terminate()
    rmSync(folder, { recursive: true })
  }
}

function graded(model) {
  const grade = compile(grader, { model })
  return async (index) => {
    const { sample, item } = samples[index]
    const result = await grade(sample, item)
    if (!result.ok) throw new Error(result.failure.message)
  }
}

/** The least that must be done: the bodies that the judge sends, by fetch, and the reply read. */
async function post(baseURL, { sample, item }) {
  const body = JSON.stringify({ model: 'judge-1', messages: [{ role: 'user', content: JSON.stringify({ sample, item }).repeat(4) }] })
  const response = await fetch(`${baseURL}/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await response.json()
}

/** Seconds for so many samples, 64 at once. */
async function timed(work, samplesInAll = count) {
  let next = 0
  const one = async () => {
    while (next < samplesInAll) await work(next++)
  }
  return clocked(() => Promise.all(Array.from({ length: atOnce }, one)))
}

async function clocked(work) {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

function report(name, seconds, baseline, samplesInAll = count) {
  const rate = Math.round(samplesInAll / seconds).toLocaleString('en')
  console.log(`${name.padEnd(30)} ${seconds.toFixed(2).padStart(6)} s  ${rate.padStart(9)} samples/s  ${(seconds / baseline).toFixed(2)} x`)
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

const answer = JSON.stringify({ steps: [{ description: 'reads', conclusion: 'fine' }], result: 0.5 })

/** A server of its own thread that reads each request to its end and answers at once. */
const serverCode = `
const { createServer } = require('node:http')
const { parentPort } = require('node:worker_threads')
const answer = ${JSON.stringify(answer)}
const body = Buffer.from(JSON.stringify({
  object: 'chat.completion', model: 'judge-1',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: answer } }],
  usage: { prompt_tokens: 200, completion_tokens: 30, total_tokens: 230 },
}))
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
    response.end(body)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))
`
