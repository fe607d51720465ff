import { expect, test } from 'vitest'
import { groupSpread } from '../../src/stats/group-spread.ts'

test.each<[scores: number[], spread: number | undefined]>([
  [[], undefined],
  [[1], undefined],
  [[0, 1], 0.5],
  [[2, 4, 4, 4, 5, 5, 7, 9], 2],
  [[0.1, 0.1, 0.1], 0],
  [[0.3, 0.1 + 0.2, 0.3], 0],
])('the spread of %j is %j', (scores, spread) => {
  expect(groupSpread(scores)).toBe(spread)
})
