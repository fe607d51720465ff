// What does a judged sample cost beside the model? Against a service without latency, in a process of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import { compile, scoreModel } from '../../dist/index.js'
import { openaiJudge } from '../../dist/node.js'

const samples = Number(process.env.BENCH_SAMPLES ?? 10_000)
const concurrency = 64

const service = `
const body = JSON.stringify({ model: 'm', choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: JSON.stringify({ steps: [{ description: 'Compare', conclusion: 'Alike' }], result: 0.5 }) } }], usage: { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 } })
require('node:http').createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body))
}).listen(0, '127.0.0.1', function () { console.log(this.address().port) })
`

export default async function run() {
  const child = spawn(process.execPath, ['-e', service], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [port] = await once(child.stdout, 'data')
    const baseURL = `http://127.0.0.1:${Number(port)}/v1`
    const input = [{ role: 'user', content: 'Question: {{ item.question }}\nAnswer: {{ sample.output_text }}' }]
    const grader = scoreModel({ name: 'judge', model: 'm', input })
    const ways = {
      'node:http alone': bare(baseURL),
      'openaiJudge': graded(grader, openaiJudge({ baseURL })),
      'openaiJudge, global fetch': graded(grader, openaiJudge({ baseURL, fetch })),
    }
    for (const ask of Object.values(ways)) await many(ask, 1000)
    const rates = {}
    for (let round = 0; round < 3; round++)
      for (const [name, ask] of Object.entries(ways)) (rates[name] ??= []).push(await many(ask, samples))
    console.log(`${samples.toLocaleString('en')} samples at concurrency ${concurrency}, medians of 3 rounds side by side; the service shares the machine`)
    const base = median(rates['node:http alone'].map(({ cpu }) => cpu))
    for (const [name, list] of Object.entries(rates)) {
      const [rate, cpu] = [median(list.map((one) => one.rate)), median(list.map((one) => one.cpu))]
      console.log(`  ${name.padEnd(26)} ${Math.round(rate).toLocaleString('en').padStart(7)}/s  ${cpu.toFixed(3)} ms of CPU each  ${(cpu / base).toFixed(1)}x`)
    }
  } finally {
    child.kill()
  }
}

function graded(grader, model) {
  const grade = compile(grader, { model })
  return async (index) => {
    const result = await grade(`Answer ${index}`, { question: 'Why?' })
    if (!result.ok) throw new Error(result.failure.message)
  }
}

/** The least that a request and its reply can cost here. */
function bare(baseURL) {
  const { port } = new URL(baseURL)
  const options = { host: '127.0.0.1', port, path: '/v1/chat/completions', method: 'POST' }
  return (index) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: `Question: Why?\nAnswer: Answer ${index}` }] })
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const request = http.request({ ...options, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk))
        response.on('end', () => resolve(JSON.parse(text)))
      })
      request.on('error', reject)
      request.end(body)
    })
}

async function many(ask, count) {
  let next = 0
  const begin = performance.now()
  const before = process.cpuUsage()
  await Promise.all(Array.from({ length: concurrency }, async () => { while (next < count) await ask(next++) }))
  const { user, system } = process.cpuUsage(before)
  return { rate: (count / (performance.now() - begin)) * 1000, cpu: (user + system) / 1000 / count }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
