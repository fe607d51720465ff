import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check, folder, lines, read } from './fake-io.ts'

const bin = join(import.meta.dirname, '../../dist/bin.js')

/** Rows with an id each; every third answer is right. */
function rowsFrom(start: number, count: number): string {
  return lines(
    ...Array.from({ length: count }, (_, index) => ({
      id: `q${start + index}`,
      item: { r: 'yes' },
      sample: (start + index) % 3 === 0 ? 'yes' : 'no',
    })),
  )
}

function scoresById(output: string): [unknown, unknown][] {
  return read(output)
    .map((line): [unknown, unknown] => [Reflect.get(line as object, 'id'), Reflect.get(line as object, 'score')]) // score lines are objects
    .toSorted(([one], [other]) => String(one).localeCompare(String(other)))
}

test('several filters at once, as xargs -P starts them, give each row its score', () => {
  const names = ['0', '1', '2', '3']
  const files = Object.fromEntries(names.map((name, index) => [`${name}.jsonl`, rowsFrom(500 * index, 500)]))
  const path = folder({ 'g.json': check, ...files })
  // A pipe that several processes share may tear their lines; each has a file of its own.
  const filter = `${process.execPath} ${bin} score ${path}/g.json ${path}/$1.jsonl --quiet > ${path}/$1.scores`
  execFileSync('sh', ['-c', `printf '%s\\n' ${names.join(' ')} | xargs -P 2 -I {} sh -c '${filter}' - {}`])
  const output = names.map((name) => readFileSync(`${path}/${name}.scores`, 'utf8')).join('')
  const expected = Array.from({ length: 2000 }, (_, index): [string, number] => [`q${index}`, index % 3 === 0 ? 1 : 0])
  expect(scoresById(output)).toEqual(expected.toSorted(([one], [other]) => one.localeCompare(other)))
})

test('a partition that arrives by standard input leaves by standard output, with nothing between', () => {
  const path = folder({ 'g.json': check })
  const filter = (input: string) =>
    spawnSync(process.execPath, [bin, 'score', `${path}/g.json`, '-'], { input, encoding: 'utf8' })
  const [first, second] = [filter(rowsFrom(0, 3)), filter(rowsFrom(3, 2))]
  expect(first.stdout + second.stdout).toBe(
    lines(
      { id: 'q0', row: 1, sample: 0, ok: true, score: 1 },
      { id: 'q1', row: 2, sample: 0, ok: true, score: 0 },
      { id: 'q2', row: 3, sample: 0, ok: true, score: 0 },
      { id: 'q3', row: 1, sample: 0, ok: true, score: 1 },
      { id: 'q4', row: 2, sample: 0, ok: true, score: 0 },
    ),
  )
  expect([first.status, second.status, first.stderr.split('\n')[0]]).toEqual([
    0,
    0,
    '3 answers to 3 prompts: all graded.',
  ])
})

test('a row that was written is answered before the next one comes', async () => {
  const path = folder({ 'g.json': check })
  const child = spawn(process.execPath, [bin, 'score', `${path}/g.json`, '-', '--quiet'])
  const next = () =>
    new Promise<string>((resolve) => child.stdout.once('data', (data: Buffer) => resolve(data.toString())))
  const seen: string[] = []
  for (const start of [0, 1]) {
    const answer = next()
    child.stdin.write(rowsFrom(start, 1))
    seen.push(await answer)
  }
  child.stdin.end()
  expect(seen.map((line) => scoresById(line))).toEqual([[['q0', 1]], [['q1', 0]]])
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
})

test('a reader that has seen enough ends the filter quietly', () => {
  const path = folder({ 'g.json': check, 'r.jsonl': rowsFrom(0, 20_000) })
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', `${process.execPath} ${bin} score ${path}/g.json ${path}/r.jsonl --quiet | head -n 1`],
    { encoding: 'utf8' },
  )
  expect([stdout, stderr]).toEqual(['{"id":"q0","row":1,"sample":0,"ok":true,"score":1}\n', ''])
})
