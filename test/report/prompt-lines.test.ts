import { expect, test } from 'vitest'
import { displayWidth } from '../../src/report/display-width.ts'
import { plain } from '../../src/report/paint.ts'
import { type PromptScores, promptLines } from '../../src/report/prompt-lines.ts'
import { placeOn, scaleOf } from '../../src/report/scale.ts'

const look = { columns: 48, paint: plain }
const unit = { low: 0, high: 1 }

test('each answer is a dot, several in one place a digit, and a prompt that ties is told', () => {
  const prompts: PromptScores[] = [
    { id: 'spread', row: 1, scores: [0, 0.5, 1], failed: 0, deviation: 0.408 },
    { id: 'tied', row: 2, scores: Array<number>(8).fill(0.5), failed: 0, deviation: 0 },
    { row: 3, scores: Array<number>(12).fill(0), failed: 1, deviation: 0 },
    { id: '日本', row: 4, scores: [1], failed: 2 },
    { id: 'x\u001b[2J', row: 5, scores: [], failed: 3 },
  ]
  const lines = promptLines(prompts, 5, unit, look)
  expect(lines).toMatchInlineSnapshot(`
    [
      "",
      "Prompts",
      "           0              1  spread",
      "  spread  ▕•       •      •▏ 0.408",
      "  tied    ▕        8       ▏ all tied",
      "  row 3   ▕+               ▏ all tied, 1 failed",
      "  日本    ▕               •▏ one score, 2 failed",
      "  x·[2J   ▕                ▏ 3 failed",
    ]
  `)
  expect(lines.filter((line) => displayWidth(line) > 48)).toEqual([])
})

test('of many prompts those that are shown are said to have the least spread', () => {
  const [, title] = promptLines([{ row: 7, scores: [0, 1], failed: 0, deviation: 0.5 }], 4000, unit, look)
  expect(title).toBe('Prompts with the least spread (1 of 4,000)')
  expect(promptLines([], 0, unit, look)).toEqual([])
})

test('the scale is what the grader can give, else what it gave', () => {
  const given = { low: 0.2, high: 0.8 }
  const open = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  expect(scaleOf(unit, given)).toEqual(unit)
  expect(scaleOf(open, given)).toEqual(given)
  expect(scaleOf({ low: 0, high: 0.5 }, given)).toEqual(given)
  expect([0, 0.5, 1, 2, -1].map((value) => placeOn(unit, value))).toEqual([0, 0.5, 1, 1, 0])
  expect(placeOn({ low: 3, high: 3 }, 3)).toBe(0.5)
  expect(placeOn({ low: -Number.MAX_VALUE, high: Number.MAX_VALUE }, 0)).toBe(0.5)
})
