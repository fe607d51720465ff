import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeServer, judges, type FakeRequest } from '../adapters/model/fake-server.ts'
import { folder, lines, read } from './fake-io.ts'

const bin = join(import.meta.dirname, '../../dist/bin.js')
const count = 2000

const grader = {
  type: 'score_model',
  name: 'judge',
  model: 'judge-1',
  input: [{ role: 'user', content: 'How good is {{ sample.output_text }}?' }],
}
const rows = lines(...Array.from({ length: count }, (_, index) => ({ item: {}, sample: `answer ${index}` })))

const asked = ({ body }: FakeRequest) => JSON.stringify(body['messages'])
const recorded = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"key"') && line.endsWith('}'))

test('a run of 2,000 gradings that is killed goes on where it stopped: only what is missing is asked', async () => {
  const path = folder({ 'grader.json': grader, 'rows.jsonl': rows })
  const cassette = `${path}/judge.jsonl`
  const server = await fakeServer((request) => judges((request.index % 10) / 10)(request))
  const args = ['score', `${path}/grader.json`, `${path}/rows.jsonl`, '--concurrency', '50']
  const start = () => {
    const env = { ...process.env, OPENAI_API_KEY: 'test-key-0123456789' }
    const child = spawn(process.execPath, [bin, ...args, '--cache', cassette, '--base-url', server.baseURL], { env })
    let out = ''
    let err = ''
    child.stdout.on('data', (data: Buffer) => void (out += data.toString()))
    child.stderr.on('data', (data: Buffer) => void (err += data.toString()))
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    return { child, ended, printed: () => ({ out, err }) }
  }

  const first = start()
  const watch = setInterval(() => {
    if (server.requests.length > 700) first.child.kill('SIGKILL')
  }, 1)
  await first.ended
  clearInterval(watch)
  const kept = recorded(cassette)
  const before = server.requests.length
  expect(kept.length).toBeGreaterThan(0)
  // What was under way was not recorded, and nothing else was lost.
  expect(before - kept.length).toBeLessThanOrEqual(50)
  expect(before).toBeLessThan(count)

  const second = start()
  expect([await second.ended, second.printed().err]).toEqual([
    0,
    expect.stringContaining(
      `${kept.length === 1 ? '1 reply' : `${kept.length.toLocaleString('en')} replies`} from ${cassette}`,
    ),
  ])
  expect(server.requests.length - before).toBe(count - kept.length)
  // Every request is in the cassette once, and none that was recorded was asked a second time.
  expect(new Set(recorded(cassette).map((line) => line.slice(8, 72))).size).toBe(count)
  expect(recorded(cassette).length).toBe(count)
  expect(new Set(server.requests.map(asked)).size).toBe(count)
  expect(server.mostOpen()).toBeLessThanOrEqual(50)
  const results = read(second.printed().out) as { row: number; ok: boolean }[]
  expect(results.map(({ row, ok }) => [row, ok])).toEqual(
    Array.from({ length: count }, (_, index) => [index + 1, true]),
  )
  expect(readFileSync(cassette, 'utf8')).not.toContain('test-key')
})

test('several processes that write to one cassette at the same time spoil nothing', async () => {
  const path = folder({ 'grader.json': grader, 'rows.jsonl': rows.split('\n').slice(0, 300).join('\n') })
  const server = await fakeServer(judges(0.5))
  const cassette = `${path}/judge.jsonl`
  const codes = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise((resolve) => {
          const args = [
            'score',
            `${path}/grader.json`,
            `${path}/rows.jsonl`,
            '--cache',
            cassette,
            '--base-url',
            server.baseURL,
          ]
          spawn(process.execPath, [bin, ...args, '--quiet'], { stdio: 'ignore' }).on('close', resolve)
        }),
    ),
  )
  expect(codes).toEqual([0, 0, 0])
  const all = readFileSync(cassette, 'utf8').trimEnd().split('\n')
  const entries = all.map((line) => JSON.parse(line) as { key?: string; cassette?: number })
  expect(entries.filter((entry) => entry.cassette === 1).length).toBe(1)
  expect(new Set(entries.flatMap(({ key }) => key ?? [])).size).toBe(300)
  expect(server.requests.length).toBeLessThan(900)
})
