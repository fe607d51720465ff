import { describe, expect, test } from 'vitest'
import { nearestName } from '../../src/core/nearest.ts'

describe('the nearest name', () => {
  test.each<[name: string, known: string[], nearest: string | undefined]>([
    ['lable', ['label', 'table', 'cable'], 'label'],
    ['compliant', ['compliant_', 'compliance', 'explanation'], 'compliant_'],
    ['Item', ['sample', 'item'], 'item'],
    ['OUTPUT_TEXT', ['output_json', 'output_text'], 'output_text'],
    ['strng_check', ['string_check', 'score_model'], 'string_check'],
    ['refrence', ['input', 'reference'], 'reference'],
    ['abc', ['acb'], 'acb'],
    ['b', ['a'], undefined],
    ['', ['a'], undefined],
    ['xy', ['x'], undefined],
    ['formula', ['calculate_output'], undefined],
    ['anything', [], undefined],
    ['naïve', ['naive'], 'naive'],
    ['toString', ['to_string', 'string'], 'to_string'],
  ])('of %j among %j', (name, known, nearest) => {
    expect(nearestName(name, known)).toBe(nearest)
  })
})

test('the first of two equally near names counts', () => {
  expect(nearestName('bat', ['cat', 'hat'])).toBe('cat')
})

test('names of thousands of characters are no typing mistakes', () => {
  expect(nearestName('a'.repeat(201), ['a'.repeat(200)])).toBe(undefined)
  expect(nearestName('a'.repeat(200), ['a'.repeat(201), 'a'.repeat(199)])).toBe('a'.repeat(199))
})
