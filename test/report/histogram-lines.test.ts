import { describe, expect, test } from 'vitest'
import { histogramLines } from '../../src/report/histogram-lines.ts'

const counts = (filled: Record<number, number> = {}) => Array.from({ length: 20 }, (_, index) => filled[index] ?? 0)

test('ten lines, each with its lower end, a bar as long as its share of the highest, and its count', () => {
  expect(histogramLines({ low: 0, width: 0.05, counts: counts({ 0: 5, 1: 3, 10: 4, 18: 1, 19: 1000 }) }, 16)).toEqual([
    '0.0 ▕▏ 8',
    '0.1 ▕',
    '0.2 ▕',
    '0.3 ▕',
    '0.4 ▕',
    '0.5 ▕▏ 4',
    '0.6 ▕',
    '0.7 ▕',
    '0.8 ▕',
    '0.9 ▕████████████████ 1,001',
  ])
})

test('an empty histogram has empty lines', () => {
  expect(histogramLines({ low: 0, width: 0.05, counts: counts() })).toEqual(
    Array.from({ length: 10 }, (_, row) => `0.${row} ▕`),
  )
})

describe('the ends of the bins are exact, or at least told apart', () => {
  test.each<[low: number, width: number, ends: string[]]>([
    [-1, 0.1, ['-1.0', '-0.8', '-0.6', '-0.4', '-0.2', '0.0', '0.2', '0.4', '0.6', '0.8']],
    [0, 0.125, ['0.00', '0.25', '0.50', '0.75', '1.00', '1.25', '1.50', '1.75', '2.00', '2.25']],
    [0, 0.25, ['0.0', '0.5', '1.0', '1.5', '2.0', '2.5', '3.0', '3.5', '4.0', '4.5']],
    [1, 0.3, ['1.0', '1.6', '2.2', '2.8', '3.4', '4.0', '4.6', '5.2', '5.8', '6.4']],
    [0, 5, ['0', '10', '20', '30', '40', '50', '60', '70', '80', '90']],
    [-2, 1, ['-2', '0', '2', '4', '6', '8', '10', '12', '14', '16']],
    [
      0,
      1 / 60,
      [
        '0.000000',
        '0.033333',
        '0.066667',
        '0.100000',
        '0.133333',
        '0.166667',
        '0.200000',
        '0.233333',
        '0.266667',
        '0.300000',
      ],
    ],
    [0, 5e-9, ['0.0e+0', '1.0e-8', '2.0e-8', '3.0e-8', '4.0e-8', '5.0e-8', '6.0e-8', '7.0e-8', '8.0e-8', '9.0e-8']],
    [0, 5e7, ['0.0e+0', '1.0e+8', '2.0e+8', '3.0e+8', '4.0e+8', '5.0e+8', '6.0e+8', '7.0e+8', '8.0e+8', '9.0e+8']],
    [
      1e6,
      0.5,
      [
        '1.000000e+6',
        '1.000001e+6',
        '1.000002e+6',
        '1.000003e+6',
        '1.000004e+6',
        '1.000005e+6',
        '1.000006e+6',
        '1.000007e+6',
        '1.000008e+6',
        '1.000009e+6',
      ],
    ],
  ])('from %d in steps of twice %d', (low, width, ends) => {
    expect(histogramLines({ low, width, counts: counts() }).map((line) => line.replace(' ▕', '').trim())).toEqual(ends)
  })
})

test('labels stand right-aligned', () => {
  expect(histogramLines({ low: -2, width: 1, counts: counts({ 0: 1 }) }, 8).slice(0, 2)).toEqual([
    '-2 ▕████████ 1',
    ' 0 ▕',
  ])
})
