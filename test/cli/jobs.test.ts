import { describe, expect, test } from 'vitest'
import { check, folder, lines, row, run } from './fake-io.ts'

const several = {
  type: 'multi',
  name: 'both',
  graders: { equal: check, long: { ...check, name: 'long', operation: 'ilike' } },
  calculate_output: '0.7 * equal + 0.3 * long',
}

/** Enough rows for several blocks: each has some thousand bytes; some lines are no rows, some answers fail. */
function manyRows(count: number, seed: number): string {
  return lines(
    ...Array.from({ length: count }, (_, index) => {
      if (index % 97 === 13) return '{"item": {}, "sample": '
      if (index % 89 === 7) return ''
      const padding = 'ä'.repeat((index * seed) % 4000)
      return {
        id: index % 5 === 0 ? undefined : `row ${index}`,
        item: index % 41 === 3 ? { padding } : { r: `answer ${index % 3}`, padding },
        samples: ['answer 0', `an answer 1 ${index}`, index % 31 === 0 ? 7 : 'answer 2'],
        expert_scores: [1, null, 0],
      }
    }),
  )
}

describe('several threads give what one gives, to the last byte', () => {
  const files = { 'g.json': several, 'a.jsonl': manyRows(1200, 7), 'b.jsonl': manyRows(900, 13) }

  test.each([
    ['one file', ['a.jsonl']],
    ['two files, named in every line', ['a.jsonl', 'b.jsonl']],
  ])('%s', async (_title, names) => {
    const path = folder(files)
    const paths = names.map((name) => `${path}/${name}`)
    const alone = await run(['score', `${path}/g.json`, ...paths, '--jobs', '1'])
    expect(alone.out.length).toBeGreaterThan(100_000)
    for (const jobs of ['2', '3']) {
      expect(await run(['score', `${path}/g.json`, ...paths, '--jobs', jobs])).toEqual(alone)
    }
  })

  test('standard input', async () => {
    const path = folder(files)
    const stdin = files['a.jsonl']
    const alone = await run(['score', `${path}/g.json`, '-', '--jobs', '1'], { stdin })
    expect(await run(['score', `${path}/g.json`, '-', '--jobs', '2'], { stdin })).toEqual(alone)
  })

  test('a strict run, which stops at the same line', async () => {
    const path = folder(files)
    const command = ['score', `${path}/g.json`, `${path}/a.jsonl`, '--strict', '--jobs']
    const alone = await run([...command, '1'])
    expect(alone.err).toMatch(/^.*a\.jsonl:14: The line is not JSON.*\n.*\n.*\n(?:Not graded.*\n)?Stopped at a line/u)
    expect(await run([...command, '2'])).toEqual(alone)
  })

  test('a grader of a module, which each thread loads for itself', async () => {
    const kind = new URL('../../dist/index.js', import.meta.url).href
    const module = `import { functionGrader } from ${JSON.stringify(kind)}
      export const half = functionGrader('half', (sample) => sample.output_text.length % 2 / 2)`
    const path = folder({ ...files, 'g.mjs': module })
    const command = ['score', `${path}/g.mjs`, `${path}/a.jsonl`, '--export', 'half', '--jobs']
    const alone = await run([...command, '1'])
    expect(alone.code).toBe(1)
    expect(await run([...command, '2'])).toEqual(alone)
  })
})

describe('a preview by several threads shows what one shows', () => {
  const files = { 'g.json': several, 'a.jsonl': manyRows(1200, 7), 'b.jsonl': manyRows(900, 13) }

  test.each<[title: string, options: readonly string[]]>([
    ['for people', []],
    ['as JSON, with longer lists and more prompts', ['--json', '--limit', '40', '--prompts', '100']],
    ['with one list, in the order of the rows', ['--sort', 'row', '--limit', '25']],
    ['with failures alone', ['--failures', '--limit', '1000']],
  ])('%s', async (_title, options) => {
    const path = folder(files)
    const command = ['preview', `${path}/g.json`, `${path}/a.jsonl`, `${path}/b.jsonl`, ...options, '--jobs']
    const alone = await run([...command, '1'])
    expect(alone.out.length).toBeGreaterThan(1000)
    for (const jobs of ['2', '3']) expect(await run([...command, jobs])).toEqual(alone)
  })
})

test('one line alone, and a file without rows, need no second thread', async () => {
  const path = folder({ 'g.json': check, 'r.jsonl': lines(row('a', 'a')), 'none.jsonl': '' })
  expect(await run(['score', `${path}/g.json`, `${path}/r.jsonl`, '--jobs', '4'])).toEqual({
    code: 0,
    out: '{"id":null,"row":1,"sample":0,"ok":true,"score":1}\n',
    err: '1 answer to 1 prompt: all graded.\nMean 1.000.\n',
  })
  expect(await run(['score', `${path}/g.json`, `${path}/none.jsonl`, '--jobs', '4'])).toEqual({
    code: 1,
    out: '',
    err: 'No answer was graded.\nThe input has no rows.\n',
  })
})

test('an interruption ends all threads, and keeps what was written in order', async () => {
  const path = folder({ 'g.json': several, 'a.jsonl': manyRows(4000, 11) })
  const controller = new AbortController()
  const { code, out, err } = await run(['score', `${path}/g.json`, `${path}/a.jsonl`, '--jobs', '2'], {
    signal: controller.signal,
    written: () => controller.abort(),
  })
  const alone = await run(['score', `${path}/g.json`, `${path}/a.jsonl`, '--jobs', '1'])
  expect(code).toBe(130)
  expect(err).toContain('Interrupted; what was graded is written.')
  expect(out.length).toBeGreaterThan(0)
  expect(out.length).toBeLessThan(alone.out.length)
  expect(alone.out.startsWith(out)).toBe(true)
})

test('threads for a grader that waits for a model are a misunderstanding, and told so', async () => {
  const judge = { type: 'score_model', name: 'j', model: 'o3', input: [{ role: 'user', content: 'x' }] }
  const path = folder({ 'g.json': judge, 'r.jsonl': lines(row('a', 'a')) })
  expect(await run(['score', `${path}/g.json`, `${path}/r.jsonl`, '--jobs', '2'])).toEqual({
    code: 2,
    out: '',
    err: '--jobs is for graders that compute by themselves, and this one waits for its model port; --concurrency says how many rows wait at once.\n',
  })
})
