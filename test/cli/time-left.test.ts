import { expect, test, vi } from 'vitest'
import { TimeLeft } from '../../src/cli/time-left.ts'
import { folder } from './fake-io.ts'

const signal = new AbortController().signal

/** Two files of 100 and 50 lines, the last one without its line break, counted. */
async function opened(): Promise<TimeLeft> {
  const path = folder({ 'a.jsonl': '{}\n'.repeat(100), 'b.jsonl': '{}\n'.repeat(50).trimEnd() })
  const left = new TimeLeft([`${path}/a.jsonl`, `${path}/b.jsonl`], 0, signal)
  await vi.waitUntil(() => left.text(0, 1, 1) !== '')
  return left
}

test('the time left is that of the lines left, over all files', async () => {
  const left = await opened()
  expect(left.text(0, 50, 10_000)).toBe('about 20 s left')
  expect(left.text(1, 25, 25_000)).toBe('about 5 s left')
  expect(left.text(1, 50, 30_000)).toBe('about 1 s left')
})

test.each([
  [1, 1000, 'about 2 min left'],
  [1, 60_000, 'about 2 h 29 min left'],
  [0, 1000, ''],
])('%i lines in %i ms: %j', async (line, now, text) => {
  expect((await opened()).text(0, line, now)).toBe(text)
})

test('only the last half minute counts: replies that were recorded come fast, those that are asked do not', async () => {
  const left = await opened()
  left.text(0, 90, 5000)
  const texts = [10, 15, 20, 25, 30, 35, 40].map((seconds, n) => left.text(0, 91 + n, seconds * 1000))
  // Seven marks are kept: from the eighth on, the fast start is forgotten.
  expect(texts.at(-1)).toBe('about 4 min left')
})

test.each([[['-']], [['a.jsonl', '-']], [['no-such-file.jsonl']]])(
  'where the end is not in sight there is no telling: %j',
  async (paths) => {
    const left = new TimeLeft(paths, 0, signal)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(left.text(0, 10, 5000)).toBe('')
  },
)
