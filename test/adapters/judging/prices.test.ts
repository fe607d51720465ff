import { expect, test } from 'vitest'
import { costOf, readPrices } from '../../../src/adapters/judging/prices.ts'
import { readUsage } from '../../../src/adapters/judging/token-usage.ts'

const read = (value: unknown) => readPrices(typeof value === 'string' ? value : JSON.stringify(value), 'prices.json')
const form = 'Write {"models": {"<model>": {"input": 2.5, "output": 10}}}, in US dollars for a million tokens.'

test('a price file gives what a reply cost, with cached input at its own price', () => {
  const prices = read({
    asOf: '2026-11-01',
    models: { a: { input: 2.5, cached_input: 1, output: 10 }, e: { input: 0.13 } },
  })
  expect(costOf({ input: 1_000_000, cachedInput: 400_000, output: 100_000 }, 'a', prices)).toBeCloseTo(
    1.5 + 0.4 + 1,
    12,
  )
  expect(costOf({ input: 1_000_000, cachedInput: 0, output: 0 }, 'e', prices)).toBeCloseTo(0.13, 12)
  expect(costOf({ input: 1, cachedInput: 0, output: 0 }, 'toString', prices)).toBeUndefined()
})

test.each([
  ['{', `prices.json is not JSON. ${form}`],
  [[], `prices.json has no "models". ${form}`],
  [{ models: [] }, `prices.json has no "models". ${form}`],
  [{ models: { a: 2 } }, `prices.json: the price of "a" is a number. ${form}`],
  [
    { models: { a: { output: 2 } } },
    `prices.json: "input" of "a" must be a number of at least 0, not undefined. ${form}`,
  ],
  [
    { models: { a: { input: 1, output: '2' } } },
    `prices.json: "output" of "a" must be a number of at least 0, not a string. ${form}`,
  ],
  [
    { models: { a: { input: -1 } } },
    `prices.json: "input" of "a" must be a number of at least 0, not a number. ${form}`,
  ],
])('a price file with a fault says where it is: %j', (value, message) => {
  expect(() => read(value)).toThrow(message)
})

test.each([
  [
    { prompt_tokens: 5, completion_tokens: 7, prompt_tokens_details: { cached_tokens: 2 } },
    { input: 5, cachedInput: 2, output: 7 },
  ],
  [
    { input_tokens: 5, output_tokens: 7, input_tokens_details: { cached_tokens: 9 } },
    { input: 5, cachedInput: 5, output: 7 },
  ],
  [
    { prompt_tokens: 5, total_tokens: 5 },
    { input: 5, cachedInput: 0, output: 0 },
  ],
  [{ total_tokens: 5 }, undefined],
  [{ prompt_tokens: '5' }, undefined],
  [null, undefined],
  [undefined, undefined],
])('tokens are read as each API spells them: %j', (usage, tokens) => {
  expect(readUsage(usage)).toEqual(tokens)
})
