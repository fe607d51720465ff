import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { compile, functionGrader, type SampleInput, stringCheck } from 'graderkit'
import { checkScoreSnapshot } from 'graderkit/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** Scores an answer by its number; an answer that is none cannot be graded. */
const numbers = functionGrader('numbers', ({ output_text }) => Number(output_text))
const equal = stringCheck({
  name: 'equal',
  input: '{{ sample.output_text }}',
  reference: '{{ item.a }}',
  operation: 'eq',
})
const unequal = stringCheck({
  ...equal.spec,
  input: '{{ sample.output_text }}',
  reference: '{{ item.a }}',
  operation: 'ne',
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'graderkit-snapshot-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const testFile = () => join(folder, 'grader.test.ts')
const scoresFile = () => join(folder, 'samples.scores.jsonl')
const check = (update: 'none' | 'new' | 'all', grader: Parameters<typeof checkScoreSnapshot>[0] = numbers) =>
  checkScoreSnapshot(grader, 'samples.jsonl', { testFile: testFile(), update })
/** Messages name files from where the tests run. */
const shown = (message: string): string => message.replaceAll(relative(process.cwd(), folder), '.')

/** Writes rows of answers, named a, b, c …. */
function answers(...rows: readonly (readonly SampleInput[])[]): void {
  const lines = rows.map((samples, index) => JSON.stringify({ id: 'abc'[index], item: { a: '1' }, samples }))
  writeFileSync(join(folder, 'samples.jsonl'), `${lines.join('\n')}\n`)
}

const messageOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'it held',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${shown(error.message)}` : 'no error'),
  )

test('the first run writes the snapshot, the next ones hold the scores to it', async () => {
  answers(['1', '0.5', 'x'])
  expect((await check('new')).ok).toBe(true)
  expect(readFileSync(scoresFile(), 'utf8')).toBe(
    '{"graderkit":1,"grader":"3a091cac85292152"}\n{"row":"a","sample":0,"score":1}\n{"row":"a","sample":1,"score":0.5}\n{"row":"a","sample":2,"failure":"other"}\n',
  )
  expect(await check('none')).toMatchObject({
    ok: true,
    message: 'expected some score to differ from the snapshot, and none of 3 did',
  })
})

test('without a snapshot, CI fails and writes none', async () => {
  answers(['1'])
  const { ok, message } = await check('none')
  expect({ ok, message: shown(message) }).toMatchInlineSnapshot(`
    {
      "message": "expected the scores to be those of a snapshot, and there is no ./samples.scores.jsonl

      Run the tests once outside of CI, or with -u, to write it, and commit it.",
      "ok": false,
    }
  `)
  expect(() => readFileSync(scoresFile())).toThrow('ENOENT')
})

test('what moved is shown answer by answer, with flips within a row and the tree of the greatest move', async () => {
  answers(['1', '0.5', '0.2'], ['x', '0', 'y'], ['0.4'])
  await check('new')
  answers(['0.25', '0.5', '0.9'], ['0.5', 'z', 'y', '1'])
  const { ok, message } = await check('none')
  expect(ok).toBe(false)
  expect(message).toMatchInlineSnapshot(`
    "expected the scores to be those of the snapshot; 6 of 7 differ, and 3 pairs of answers to one row changed order

      down        a, answer 1  1 -> 0.25 (-0.75)
      up          a, answer 3  0.2 -> 0.9 (+0.7)
      gradable    b, answer 1  not graded (other) -> 0.5
      ungradable  b, answer 2  0 -> not graded (other)
      new         b, answer 4  1
      gone        c, answer 1  0.4

      flipped     a: answers 1 and 2
      flipped     a: answers 1 and 3
      flipped     a: answers 2 and 3

      b, answer 2, now:
        numbers: not graded (other)
          The grader gave NaN, which is not a finite number.
        answer  "z"

      The spec of the grader is that of the snapshot: the answers changed, or code or a model that it asks.
      If the change is meant, run the tests with -u and commit the snapshot."
  `)
})

test('a snapshot by another version of the grader says so in one sentence', async () => {
  answers(['1', '2'])
  await check('new', equal)
  expect((await check('none', unequal)).message).toMatchInlineSnapshot(`
    "expected the scores to be those of the snapshot; 2 of 2 differ, and 1 pair of answers to one row changed order

      down        a, answer 1  1 -> 0 (-1)
      up          a, answer 2  0 -> 1 (+1)

      flipped     a: answers 1 and 2

      a, answer 1, now:
        equal: 0
          input      "1"
          reference  "1"
          operation  "ne"
        answer  "1"

      The snapshot was made by another version of the grader.
      If the change is meant, run the tests with -u and commit the snapshot."
  `)
})

test('-u writes the snapshot again, and the scores hold', async () => {
  answers(['1', '2'])
  await check('new', equal)
  expect((await check('all', unequal)).ok).toBe(true)
  expect((await check('none', unequal)).ok).toBe(true)
  expect((await check('none', equal)).ok).toBe(false)
})

test('a grader that answers by promises, and one that was compiled, have snapshots too', async () => {
  answers(['1', '0.5'])
  const slow = functionGrader('numbers', async ({ output_text }) => Number(output_text))
  expect((await check('new', slow)).ok).toBe(true)
  expect((await check('none', compile(numbers))).ok).toBe(true)
})

describe('in one clear sentence it is told:', () => {
  test('samples that are missing', async () => {
    writeFileSync(join(folder, 'samples.jsonl'), '')
    expect(
      await messageOf(checkScoreSnapshot(numbers, 'smaples.jsonl', { testFile: testFile() })),
    ).toMatchInlineSnapshot(`"InputError: There is no file ./smaples.jsonl. Did you mean ./samples.jsonl?"`)
  })

  test.each<[string, string]>([
    ['no answers', ''],
    ['a line that is no row', '{"id": 1}\n'],
    ['two rows of one name', '{"id":"a","item":{},"sample":"1"}\n{"id":"a","item":{},"sample":"2"}\n'],
  ])('%s in the samples', async (_name, text) => {
    writeFileSync(join(folder, 'samples.jsonl'), text)
    expect(await messageOf(check('new'))).toMatchSnapshot()
  })

  test.each<[string, string]>([
    ['something else', 'hello\n'],
    ['an empty file', ''],
    ['the form of a later version', '{"graderkit":2,"grader":"x"}\n'],
    ['a record that is none', '{"graderkit":1,"grader":"x"}\n{"row":"a"}\n'],
  ])('%s in the snapshot', async (_name, text) => {
    answers(['1'])
    writeFileSync(scoresFile(), text)
    expect(await messageOf(check('none'))).toMatchSnapshot()
  })

  test('a snapshot that cannot be written', async () => {
    answers(['1'])
    mkdirSync(join(folder, 'sub.scores.jsonl'))
    writeFileSync(join(folder, 'sub'), '{"item":{},"sample":"1"}')
    expect(await messageOf(checkScoreSnapshot(numbers, 'sub', { testFile: testFile(), update: 'all' }))).toBe(
      'InputError: ./sub.scores.jsonl is a directory; name a file in it.',
    )
  })
})
