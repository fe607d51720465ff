import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RepeatSummary } from '../../src/core/report.ts'
import { repeatSentences } from '../../src/report/repeat-sentences.ts'
import { check, folder, lines, row, run } from './fake-io.ts'

const several = {
  type: 'multi',
  name: 'both',
  graders: { equal: check, shard: { ...check, name: 'shard', operation: 'ilike' } },
  calculate_output: '2 * equal + 0.3 * shard',
}

const rows = lines(
  ...Array.from({ length: 23 }, (_, index) => ({
    id: index % 3 === 0 ? undefined : `,"shard":"9/9" ${index}`,
    item: index % 7 === 3 ? {} : { r: `answer ${index % 2}` },
    samples: ['answer 0', 'an answer 1', index === 11 ? 7 : 'answer 2'],
  })),
)

/** Scores each shard of the files into a file of its own. */
async function shards(path: string, names: readonly string[], count: number, jobs = '1'): Promise<string[]> {
  const parts: string[] = []
  for (let index = 1; index <= count; index++) {
    const of = ['--shard', `${index}/${count}`, '--jobs', jobs]
    const { code, out } = await run(['score', `${path}/g.json`, ...names.map((name) => `${path}/${name}`), ...of])
    expect(code).toBe(0)
    parts.push(out)
  }
  return parts
}

describe('shards put together are what one command gives', () => {
  test.each([
    ['of one file', ['a.jsonl'], 3, '1'],
    ['of one file, with threads', ['a.jsonl'], 4, '2'],
    ['of two files', ['a.jsonl', 'b.jsonl'], 2, '1'],
    ['of which some have no rows', ['short.jsonl'], 5, '1'],
  ])('%s', async (_title, names, count, jobs) => {
    const files = {
      'g.json': several,
      'a.jsonl': rows,
      'b.jsonl': rows,
      'short.jsonl': lines(row('a', 'a'), row('b', 'a')),
    }
    const path = folder(files)
    const whole = await run(['score', `${path}/g.json`, ...names.map((name) => `${path}/${name}`)])
    const parts = await shards(path, names, count, jobs)
    const given = folder(Object.fromEntries(parts.map((part, index) => [`${count - index}.jsonl`, part])))
    const merged = await run([
      'report',
      'merge',
      ...readdirSync(given).map((name) => `${given}/${name}`),
      '--out',
      `${path}/all`,
    ])
    expect(readFileSync(`${path}/all`, 'utf8')).toBe(whole.out)
    expect(merged.code).toBe(0)
    const [head = '', mean = ''] = whole.err.split('\n')
    expect(merged.out).toContain(head)
    expect(merged.out).toContain(`mean     ${/^Mean (-?[\d.]+\d)/u.exec(mean)?.[1]}`)
    expect(readdirSync(path)).toEqual(['all', ...Object.keys(files)].toSorted())
  })
})

describe('answers that were graded several times', () => {
  const task = join(import.meta.dirname, '../../fixtures/tasks/security-policy')
  const judged = [`${task}/grader-with-judge.json`, `${task}/samples.jsonl`, '--replay', `${task}/judge.cassette.jsonl`]
  const part = async (shard: string, repeat: string) =>
    (await run(['score', ...judged, '--shard', shard, '--repeat', repeat])).out

  test('keep what they were given again, and its noise is that of one command', async () => {
    const whole = await run(['score', ...judged, '--repeat', '3'])
    const path = folder({ '1': await part('1/2', '3'), '2': await part('2/2', '3') })
    const { code, out } = await run(['report', 'merge', `${path}/1`, `${path}/2`, '--out', `${path}/all`, '--json'])
    expect(code).toBe(0)
    expect(readFileSync(`${path}/all`, 'utf8')).toBe(whole.out)
    const { repeats } = JSON.parse(out) as { readonly repeats: RepeatSummary }
    expect(repeats).toMatchObject({ gradings: 3, answers: 86, unsteady: 0, enough: 1 })
    const noise = repeatSentences(repeats)
    expect(whole.err.split('\n').filter((line) => noise.includes(line))).toEqual(noise)
  })

  test('are put together with none that were graded less often', async () => {
    const path = folder({ '1': await part('1/2', '3'), '2': await part('2/2', '1') })
    const merged = await run(['report', 'merge', `${path}/1`, `${path}/2`])
    expect([merged.code, merged.err.replaceAll(path, '.')]).toEqual([
      2,
      './1 has 3 gradings of each answer, and ./2 has 1 grading of each answer: give every score command the same --repeat.\n',
    ])
  })

  test.each([
    [
      'fewer gradings',
      '{"row":1,"sample":1,"ok":true,"score":1}',
      'The answers of a part are graded equally often, and this one is not like the one before; grade this part again.',
    ],
    [
      'a word',
      '{"row":1,"sample":1,"ok":true,"score":1,"again":["1"]}',
      'The line is none of graderkit score; merge its outputs, not rows.',
    ],
  ])('with %s instead of scores are no part', async (_, second, message) => {
    const path = folder({ part: `{"row":1,"sample":0,"ok":true,"score":1,"again":[null]}\n${second}\n` })
    const merged = await run(['report', 'merge', `${path}/part`])
    expect([merged.code, merged.err]).toEqual([2, `${path}/part:2: ${message}\n`])
  })
})

test('a line keeps its number, and says which shard it is of', async () => {
  const path = folder({ 'g.json': check, 'r.jsonl': `\n${lines(row('a', 'a'), row('b', 'b'))}not JSON\n` })
  expect(await run(['score', `${path}/g.json`, `${path}/r.jsonl`, '--shard', '1/2'])).toEqual({
    code: 0,
    out: '{"id":null,"row":3,"sample":0,"shard":"1/2","ok":true,"score":1}\n',
    err: '1 answer to 1 prompt: all graded.\nMean 1.000.\n',
  })
  const second = await run(['score', `${path}/g.json`, `${path}/r.jsonl`, '--shard', '2/2'])
  expect(second.err).toContain('r.jsonl:4: The line is not JSON')
  expect(await run(['score', `${path}/g.json`, `${path}/r.jsonl`, '--shard', '9/9'])).toEqual({
    code: 0,
    out: '',
    err: 'No answer was graded.\nShard 9/9 of the input has no rows.\n',
  })
})

test.each(['0/2', '3/2', '1', '1/0', 'a/b', '-1/2', '1/2/3'])('%s is no shard', async (text) => {
  const path = folder({ 'g.json': check, 'r.jsonl': lines(row('a', 'a')) })
  const { code, err } = await run(['score', `${path}/g.json`, `${path}/r.jsonl`, `--shard=${text}`])
  expect([code, err]).toEqual([
    2,
    `Option '--shard <i/n>' argument '${text}' is invalid. It is i/n with i from 1 to n, such as 1/8 to 8/8. See graderkit score --help.\n`,
  ])
})

describe('what is no whole is refused', () => {
  const line = (shard: string, at: number, file?: string) =>
    `${JSON.stringify({ id: null, row: at, sample: 0, file, shard, ok: true, score: 1 })}\n`

  test.each<[title: string, parts: Record<string, string>, message: string]>([
    [
      'a shard that is missing',
      { a: line('1/3', 1), b: line('3/3', 3) },
      'Shard 2/3 is missing: give the output of every shard, also the empty ones.',
    ],
    [
      'several that are missing',
      { a: line('1/4', 1), b: line('3/4', 3), c: '' },
      'Of these shards, one or more are missing: 2/4, 4/4: give the output of every shard, also the empty ones.',
    ],
    [
      'one shard twice',
      { a: line('1/2', 1), b: line('1/2', 3), c: line('2/2', 2) },
      '{a} and {b} are both shard 1/2: give each shard once.',
    ],
    [
      'shards of two wholes',
      { a: line('1/2', 1), b: line('2/3', 2) },
      '{a} is shard 1/2, and {b} is shard 2/3: merge parts of one and the same whole.',
    ],
    [
      'answers that two parts have',
      { a: line('1/2', 1) + line('1/2', 5), b: line('2/2', 2) + line('2/2', 5) },
      '{a}:2 and {b}:2 are both answer 1 of row 5: parts must not overlap.',
    ],
    [
      'lines that are not in order',
      { a: line('1/1', 5) + line('1/1', 3) },
      '{a}:2: The lines of a part stand in the order of the rows, and this one does not; use outputs as they were written.',
    ],
    [
      'files in different orders',
      { a: line('1/2', 1, 'x') + line('1/2', 1, 'y'), b: line('2/2', 2, 'y') + line('2/2', 2, 'x') },
      'The parts were made of the same files in different orders: give every score command the same.',
    ],
    [
      'two shards in one part',
      { a: line('1/2', 1) + line('2/2', 2) },
      '{a}:2: A part is of one shard, and this one has lines of several.',
    ],
    [
      'a line that was cut off',
      { a: `${line('1/1', 1)}{"id":null,"ro` },
      '{a}:2: The line is cut off or no JSON: grade this part again.',
    ],
    ['rows', { a: lines(row('a', 'a')) }, '{a}:1: The line is none of graderkit score; merge its outputs, not rows.'],
    [
      'a score that is no number',
      { a: '{"id":null,"row":1,"sample":0,"ok":true,"score":"1"}\n' },
      '{a}:1: The line is none of graderkit score; merge its outputs, not rows.',
    ],
  ])('%s', async (_title, parts, message) => {
    const path = folder(parts)
    const { code, out, err } = await run([
      'report',
      'merge',
      ...Object.keys(parts).map((name) => `${path}/${name}`),
      '--out',
      `${path}/all`,
    ])
    expect([code, out, err]).toEqual([2, '', `${message.replace(/\{(\w)\}/gu, `${path}/$1`)}\n`])
    expect(readdirSync(path)).toEqual(Object.keys(parts))
  })
})

test('report without an action shows its actions, and names no other', async () => {
  expect((await run(['report'])).code).toBe(2)
  expect((await run(['report', '--help'])).out).toContain('merge  Put the outputs of score --shard together.')
  expect(await run(['report', 'mrege'])).toEqual({
    code: 2,
    out: '',
    err: 'There is no action "mrege" of report. See graderkit report --help.\n',
  })
})

test('a summary for machines has no range, which no output tells', async () => {
  const path = folder({ a: '{"id":null,"row":1,"sample":0,"ok":false,"failure":{"code":"other","message":""}}\n' })
  const { out } = await run(['report', 'merge', `${path}/a`, '--json'])
  expect(JSON.parse(out)).toEqual({ rows: 1, samples: 1, graded: 0, failed: { other: 1 }, children: {} })
})
