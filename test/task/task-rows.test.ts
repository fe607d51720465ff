import { describe, expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import { defineTask } from '../../src/task/define-task.ts'
import type { StandardSchema } from '../../src/task/standard-schema.ts'
import { InvalidRowsError } from '../../src/task/task-error.ts'

const task = defineTask({ item: z.object({ id: z.string(), tags: z.array(z.enum(['a', 'b'])).default([]) }) })

describe('a row is', () => {
  test('its own item, as it stands, with what the schema does not know and without its defaults', () => {
    const row = { id: 'x', messages: [] }
    expect(task.parseRow(row)).toBe(row)
    expectTypeOf(task.parseRow(row)).toEqualTypeOf<{ id: string; tags?: ('a' | 'b')[] | undefined }>()
  })

  test('or has its item under item', () => {
    expect(task.parseRow({ item: { id: 'x' }, sample: 'y' })).toEqual({ id: 'x' })
    const nested = defineTask({ item: z.object({ item: z.object({ id: z.string() }) }) })
    expect(nested.parseRow({ item: { id: 'x' } })).toEqual({ item: { id: 'x' } })
  })

  test('read from JSONL text with a byte order mark, blank lines and line breaks of any kind', () => {
    expect(task.rows('\uFEFF{"id":"x"}\r\n\r\n{"id":"y"}\n')).toEqual([{ id: 'x' }, { id: 'y' }])
  })

  test('or from any values', () => {
    expect(task.rows(new Set([{ id: 'x' }]))).toEqual([{ id: 'x' }])
    expect(task.rows([])).toEqual([])
  })
})

describe('a wrong row is told with its place, the value there and what the schema says', () => {
  test.each<[string, string | readonly unknown[], string]>([
    ['a missing key', [{}], 'row 1: id is missing. Invalid input: expected string, received undefined'],
    ['a wrong value', [{ id: 1 }], 'row 1: id is 1. Invalid input: expected string, received number'],
    [
      'a wrong entry',
      [{ id: 'x', tags: ['a', 'c'] }],
      'row 1: tags[1] is "c". Invalid option: expected one of "a"|"b"',
    ],
    [
      'an item of its own',
      [{ item: { id: null } }],
      'row 1: item.id is null. Invalid input: expected string, received null',
    ],
    ['a list', [[]], 'row 1: A row is a JSON object, not an array.'],
    ['text', ['{}'], 'row 1: A row is a JSON object, not a string; text is for task.rows, or parse it first.'],
    [
      'text that is no JSON',
      '{"id":"x"}\n{"id":}',
      'line 2: The line is not JSON at column 7: a value must stand here, not "}".',
    ],
    [
      'a list as text',
      '[\n{"id":"x"}]',
      'line 1: The line is not JSON at column 2: a value must stand here, not the end of the text. Write one object on each line, or pass the parsed list.',
    ],
  ])('%s', (_what, rows, message) => {
    const error = caught(() => task.rows(rows))
    expect(error.message.split('\n')[0]).toBe(message)
  })

  test('with every fault of every row, and the first twenty in the message', () => {
    const error = caught(() => task.rows(Array.from({ length: 30 }, (_, index) => ({ id: index }))))
    expect(error.faults).toHaveLength(30)
    expect(error.faults[29]).toEqual({ line: 30, message: 'id is 29. Invalid input: expected string, received number' })
    expect(error.message.split('\n')).toHaveLength(21)
    expect(error.message.split('\n').at(-1)).toBe('… and 10 more faults.')
  })
})

describe('a schema that cannot judge a row says so in one sentence', () => {
  const standard = (validate: StandardSchema['~standard']['validate']): StandardSchema<object> => ({
    '~standard': { vendor: 'mine', validate },
  })

  test('when it throws', () => {
    const throws = defineTask({
      item: standard(() => {
        throw new Error('no connection')
      }),
    }) // prettier-ignore
    expect(() => throws.parseRow({})).toThrow('The item schema of mine threw instead of judging a row: no connection')
  })

  test('when it answers by a promise, one that fails too', async () => {
    const sentence =
      'The item schema of mine answers by a promise, as one with an async check, or with a check that throws, does: rows need one that answers at once.'
    expect(() => defineTask({ item: standard(async () => ({})) }).parseRow({})).toThrow(sentence)
    expect(() => defineTask({ item: standard(() => Promise.reject(new Error('late'))) }).parseRow({})).toThrow(sentence)
    await new Promise((resolve) => setImmediate(resolve)) // an unheard rejection would fail the run
  })

  test('when a check of zod is async', () => {
    const slow = defineTask({ item: z.object({ id: z.string().refine(async () => true) }) })
    expect(() => slow.rows('{"id":"x"}')).toThrow('The item schema of zod answers by a promise')
  })
})

function caught(run: () => unknown): InvalidRowsError {
  try {
    run()
  } catch (error) {
    if (error instanceof InvalidRowsError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
