import { expect, test } from 'vitest'
import { fuzzyMatch } from '../../src/metrics/fuzzy-match.ts'
import { fuzzyMatchAbortable } from '../../src/metrics/fuzzy-match-abortable.ts'

const candidate = 'a long answer, '.repeat(2000)
const reference = 'the right answer; '.repeat(2000)

test('with a quiet signal the score is that of fuzzy_match, at any length', async () => {
  const { signal } = new AbortController()
  expect(await fuzzyMatchAbortable(candidate, reference, signal)).toBe(fuzzyMatch(candidate, reference))
  expect(await fuzzyMatchAbortable('dogs', 'dog', signal)).toBe(fuzzyMatch('dogs', 'dog'))
  expect(await fuzzyMatchAbortable(candidate, candidate, signal)).toBe(1)
})

test('a signal that fires on the way rejects with its reason', async () => {
  const controller = new AbortController()
  const comparison = fuzzyMatchAbortable(candidate.repeat(20), reference.repeat(20), controller.signal)
  setTimeout(() => controller.abort('enough'), 0)
  await expect(comparison).rejects.toBe('enough')
})

test('an aborted signal rejects before anything is compared', async () => {
  await expect(fuzzyMatchAbortable('a', 'b', AbortSignal.abort('late'))).rejects.toBe('late')
})

test('comparisons in between do not disturb one that waits', async () => {
  const { signal } = new AbortController()
  const right = fuzzyMatch(candidate, reference)
  const waiting = fuzzyMatchAbortable(candidate, reference, signal)
  const other = fuzzyMatchAbortable(reference, candidate, signal)
  expect(fuzzyMatch(`${reference.slice(0, 500)}é`, candidate.slice(0, 500))).toBeLessThan(1)
  expect(await Promise.all([waiting, other])).toEqual([right, right])
})
