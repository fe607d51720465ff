import { describe, expect, test } from 'vitest'
import { counted, countText, ordinalText, percentText, scoreText } from '../../src/report/numbers.ts'

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1_234_567, '1,234,567'],
])('the count %d is written %s', (count, text) => {
  expect(countText(count)).toBe(text)
})

test('a noun stands in the right number', () => {
  expect([counted(0, 'row'), counted(1, 'row'), counted(2000, 'row'), counted(2, 'box', 'boxes')]).toEqual([
    '0 rows',
    '1 row',
    '2,000 rows',
    '2 boxes',
  ])
})

test('a place in an order has its ending', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1024].map(ordinalText).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th 1,024th',
  )
})

describe('a score is written', () => {
  test.each([
    [0, '0.000'],
    [-0, '0.000'],
    [1, '1.000'],
    [0.12345, '0.123'],
    [-0.5, '-0.500'],
    [0.0004, '4.00e-4'],
    [-1e-9, '-1.00e-9'],
    [123456.789, '123456.789'],
    [1e6, '1.00e+6'],
    [-2.5e12, '-2.50e+12'],
  ])('%d as %s', (score, text) => {
    expect(scoreText(score)).toBe(text)
  })
})

describe('a share is never rounded to none or all', () => {
  test.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.5, '50 %'],
    [0.994, '99 %'],
    [0.996, '> 99 %'],
    [0.004, '< 1 %'],
    [0.006, '1 %'],
  ])('%d as %s', (share, text) => {
    expect(percentText(share)).toBe(text)
  })
})
