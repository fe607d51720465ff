import { expect, test } from 'vitest'
import type { Summary } from '../../src/core/report.ts'
import { displayWidth } from '../../src/report/display-width.ts'
import { plain } from '../../src/report/paint.ts'
import { headline, summaryLines } from '../../src/report/summary-text.ts'

const bare: Summary = { rows: 0, samples: 0, graded: 0, failed: {}, children: {}, range: { low: 0, high: 1 } }
const histogram = { low: 0, width: 0.05, counts: Array.from({ length: 20 }, (_, index) => (index === 19 ? 3 : 0)) }
const unit = { low: 0, high: 1 }
const look = { columns: 80, paint: plain }
const linesOf = (summary: Summary) => summaryLines(summary, { label: unit, 説明: { low: -1, high: 4 } }, look)

test('a whole summary is told in sections, none of them wider than the terminal', () => {
  const summary: Summary = {
    rows: 2,
    samples: 5,
    graded: 3,
    failed: { invalid_variable: 1, other: 1 },
    score: { mean: 0.75, interval: [0.25, 1.25], deviation: 0.3, low: 0.5, high: 1, histogram },
    children: {
      label: { graded: 5, failed: 0, mean: 0.5 },
      説明: { graded: 2, failed: 3, mean: 4 },
      free: { graded: 5, failed: 0, mean: 0.5 },
      none: { graded: 0, failed: 5 },
    },
    withinPrompts: { prompts: 2, deviation: 0.1, tied: 1 },
    experts: { pairs: 1000, agreement: 0.996, difference: 0.25 },
    range: unit,
  }
  const lines = linesOf(summary)
  expect(lines).toEqual([
    '',
    '  mean     0.750  95 % interval 0.250 to 1.250, prompts as clusters',
    '  scores   0.500 to 1.000',
    '  spread   0.100  within 2 prompts; 1 prompt has all answers tied and teaches',
    '                  nothing',
    '  experts  > 99 %  of 1,000 pairs of answers in the same order as the grader,',
    '                   0.250 apart on average',
    '',
    'Could not be graded',
    '  invalid_variable  1',
    '  other             1',
    '',
    'Parts',
    '  part     mean                          graded  failed',
    '  label   0.500  ▕██████████          ▏       5       0',
    '  説明    4.000  ▕████████████████████▏       2       3  -1 to 4',
    '  free    0.500                               5       0',
    '  none        –                               0       5',
    '',
    'Scores',
    ...Array.from({ length: 9 }, (_, row) => `  0.${row} ▕`),
    `  0.9 ▕${'█'.repeat(50)} 3`,
  ])
  expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([])
  expect(headline(summary)).toBe('5 answers to 2 prompts: 3 graded, 2 could not be graded.')
})

test('sections without anything to say are left out', () => {
  expect(headline(bare)).toBe('0 answers to 0 prompts: nothing to grade.')
  expect(linesOf(bare)).toEqual([])
  expect(linesOf({ ...bare, rows: 1, samples: 1, failed: { other: 1 } })).toEqual([
    '',
    'Could not be graded',
    '  other  1',
  ])
})

test('one graded answer has no interval and no spread to tell', () => {
  const score = { mean: 1, low: 1, high: 1, histogram }
  const summary = { ...bare, rows: 1, samples: 1, graded: 1, score }
  expect(headline(summary)).toBe('1 answer to 1 prompt: all graded.')
  expect(linesOf(summary).slice(0, 3)).toEqual(['', '  mean     1.000', '  scores   1.000 to 1.000'])
})

test('the spread is told in the right number', () => {
  const score = { mean: 1, low: 1, high: 1, histogram }
  const spread = (tied: number) =>
    linesOf({ ...bare, score, withinPrompts: { prompts: 4, deviation: 0, tied } })
      .slice(3, 5)
      .map((line) => line.trim())
      .join(' ')
      .trim()
  expect([0, 1, 2].map(spread)).toEqual([
    'spread   0.000  within 4 prompts; no prompt has all its answers tied',
    'spread   0.000  within 4 prompts; 1 prompt has all answers tied and teaches nothing',
    'spread   0.000  within 4 prompts; 2 prompts have all answers tied and teach nothing',
  ])
})
