import { expect, test } from 'vitest'
import type { Summary } from '../../src/core/report.ts'
import { summaryText } from '../../src/report/summary-text.ts'

const bare: Summary = { rows: 0, samples: 0, graded: 0, failed: {}, children: {}, range: { low: 0, high: 1 } }
const histogram = { low: 0, width: 0.05, counts: Array.from({ length: 20 }, (_, index) => (index === 19 ? 3 : 0)) }

test('a whole summary is told in sections', () => {
  const summary: Summary = {
    rows: 2,
    samples: 5,
    graded: 3,
    failed: { invalid_variable: 1, other: 1 },
    score: { mean: 0.75, interval: [0.25, 1.25], deviation: 0.3, low: 0.5, high: 1, histogram },
    children: { label: { graded: 5, failed: 0, mean: 0.5 }, 説明: { graded: 0, failed: 5 } },
    withinPrompts: { prompts: 2, deviation: 0.1, tied: 1 },
    experts: { pairs: 1000, agreement: 0.996, difference: 0.25 },
    range: { low: 0, high: 1 },
  }
  expect(summaryText(summary)).toEqual([
    '5 answers to 2 prompts: 3 graded, 2 could not be graded.',
    '',
    'Mean 0.750 (95 % interval 0.250 to 1.250, prompts as clusters), lowest 0.500, highest 1.000.',
    'Spread within prompts 0.100 over 2 prompts; 1 prompt has all answers tied and teaches nothing.',
    'Experts order > 99 % of 1,000 pairs of answers the same way; the scores differ by 0.250 on average.',
    '',
    'Could not be graded',
    '  invalid_variable  1',
    '  other             1',
    '',
    'Parts',
    '  grader   mean  graded  failed',
    '  label   0.500       5       0',
    '  説明        –       0       5',
    '',
    'Scores',
    ...Array.from({ length: 9 }, (_, row) => `  0.${row} ▕`),
    `  0.9 ▕${'█'.repeat(40)} 3`,
  ])
})

test('sections without anything to say are left out', () => {
  expect(summaryText(bare)).toEqual(['0 answers to 0 prompts: nothing to grade.'])
  expect(summaryText({ ...bare, rows: 1, samples: 1, failed: { other: 1 } })).toEqual([
    '1 answer to 1 prompt: 0 graded, 1 could not be graded.',
    '',
    'Could not be graded',
    '  other  1',
  ])
})

test('one graded answer has no interval and no spread to tell', () => {
  const score = { mean: 1, low: 1, high: 1, histogram }
  expect(summaryText({ ...bare, rows: 1, samples: 1, graded: 1, score }).slice(0, 3)).toEqual([
    '1 answer to 1 prompt: all graded.',
    '',
    'Mean 1.000, lowest 1.000, highest 1.000.',
  ])
})

test('the spread is told in the right number', () => {
  const score = { mean: 1, low: 1, high: 1, histogram }
  const spread = (tied: number) => summaryText({ ...bare, score, withinPrompts: { prompts: 4, deviation: 0, tied } })[3]
  expect([0, 1, 2].map(spread)).toEqual([
    'Spread within prompts 0.000 over 4 prompts; no prompt has all its answers tied.',
    'Spread within prompts 0.000 over 4 prompts; 1 prompt has all answers tied and teaches nothing.',
    'Spread within prompts 0.000 over 4 prompts; 2 prompts have all answers tied and teach nothing.',
  ])
})
