import { describe, expect, test } from 'vitest'
import type { GradeResult } from '../../src/core/result.ts'
import { compile } from '../../src/graders/compile.ts'
import { functionGrader, type FunctionScore } from '../../src/graders/function/function-grader.ts'
import { multi } from '../../src/graders/multi/multi.ts'
import { validate } from '../../src/graders/validate.ts'

const other = (message: string) => ({ ok: false, failure: { code: 'other', message } })

/** Grades with a function that gives or throws what no type allows. */
function gradeWith(give: () => unknown): GradeResult | Promise<GradeResult> {
  return compile(functionGrader('f', give as () => FunctionScore))('answer', {}) // what plain JavaScript could write
}

test('a function gets the completed sample and the row, and its number is the score', () => {
  const seen: unknown[] = []
  const grader = functionGrader('f', (sample, item: { a: number }) => {
    seen.push(sample, item)
    return item.a
  })
  expect(compile(grader)('{"x": 1}', { a: -2.5 })).toEqual({ ok: true, score: -2.5 })
  expect(seen).toEqual([{ output_text: '{"x": 1}', output_json: { x: 1 } }, { a: -2.5 }])
})

const parts = { a: { ok: true, score: 1 }, b: { ok: false, failure: { code: 'invalid_variable', message: 'No b.' } } }

describe('a function gives', () => {
  test.each<[title: string, given: unknown, result: unknown]>([
    ['0', 0, { ok: true, score: 0 }],
    ['a number of any size', 1e9, { ok: true, score: 1e9 }],
    ['NaN', Number.NaN, other('The grader gave NaN, which is not a finite number.')],
    ['an infinite number', Number.NEGATIVE_INFINITY, other('The grader gave -Infinity, which is not a finite number.')],
    [
      'a result',
      { ok: true, score: 0.5, detail: { why: 'x' }, parts },
      { ok: true, score: 0.5, detail: { why: 'x' }, parts },
    ],
    [
      'a result of NaN',
      { ok: true, score: Number.NaN, detail: 1, parts },
      {
        ...other('The grader gave NaN, which is not a finite number.'),
        failure: { code: 'other', message: 'The grader gave NaN, which is not a finite number.', detail: 1 },
        parts,
      },
    ],
    [
      'a failure',
      { ok: false, failure: { code: 'sample_parse', message: 'No.', detail: [1] } },
      { ok: false, failure: { code: 'sample_parse', message: 'No.', detail: [1] } },
    ],
    [
      'a failure with parts',
      { ok: false, failure: { code: 'other', message: 'No.' }, parts },
      { ok: false, failure: { code: 'other', message: 'No.' }, parts },
    ],
    ['nothing', undefined, other('The function "f" gave undefined instead of a number or a result.')],
    ['null', null, other('The function "f" gave null instead of a number or a result.')],
    ['a boolean', true, other('The function "f" gave a boolean instead of a number or a result.')],
    ['a number in text', '1', other('The function "f" gave a string instead of a number or a result.')],
    ['a bigint', 1n, other('The function "f" gave a bigint instead of a number or a result.')],
    ['an array', [1], other('The function "f" gave an array instead of a number or a result.')],
    ['another object', { score: 1 }, other('The function "f" gave an object instead of a number or a result.')],
    [
      'a result without a score',
      { ok: true },
      other('The function "f" gave an object instead of a number or a result.'),
    ],
    [
      'a result with a score in text',
      { ok: true, score: '1' },
      other('The function "f" gave an object instead of a number or a result.'),
    ],
    [
      'a failure without a message',
      { ok: false, failure: { code: 'other' } },
      other('The function "f" gave an object instead of a number or a result.'),
    ],
    [
      'a failure of an unknown code',
      { ok: false, failure: { code: 'mine', message: 'No.' } },
      other('The function "f" gave an object instead of a number or a result.'),
    ],
    [
      'a result with parts that are none',
      { ok: true, score: 1, parts: { a: 1 } },
      other('The function "f" gave an object instead of a number or a result.'),
    ],
    ['a function', () => 1, other('The function "f" gave a function instead of a number or a result.')],
  ])('%s', async (_title, given, result) => {
    expect(gradeWith(() => given)).toEqual(result)
    const promised = gradeWith(() => Promise.resolve(given))
    expect(promised).toBeInstanceOf(Promise)
    expect(await promised).toEqual(result)
    expect(await gradeWith(async () => given)).toEqual(result)
  })
})

describe('whatever a function throws is a failure of the sample', () => {
  test.each<[title: string, thrown: unknown, message: string]>([
    ['an error', new TypeError('x is undefined'), 'The function "f" threw TypeError: x is undefined'],
    ['a text', 'nope', 'The function "f" threw nope'],
    ['nothing', undefined, 'The function "f" threw undefined'],
    ['a symbol', Symbol('s'), 'The function "f" threw Symbol(s)'],
    ['an object without a prototype', Object.create(null), 'The function "f" threw an object'],
  ])('%s', async (_title, thrown, message) => {
    const raise = () => {
      throw thrown
    }
    expect(gradeWith(raise)).toEqual(other(message))
    expect(await gradeWith(async () => raise())).toEqual(other(message))
  })
})

test('a thenable counts as a promise', async () => {
  // oxlint-disable-next-line unicorn/no-thenable -- older promise libraries give such objects
  expect(await gradeWith(() => ({ then: (resolve: (score: number) => void) => resolve(0.25) }))).toEqual({
    ok: true,
    score: 0.25,
  })
})

describe('an abort', () => {
  test('rejects with its reason while a promise is under way, also when the function itself gives up or ends well', async () => {
    for (const end of ['resolve', 'reject'] as const) {
      const controller = new AbortController()
      const grade = compile(
        functionGrader('f', async (): Promise<number> => {
          controller.abort(new Error('enough'))
          return end === 'resolve' ? 1 : Promise.reject(new Error('given up'))
        }),
      )
      await expect(grade('x', {}, { signal: controller.signal })).rejects.toThrow('enough')
    }
  })

  test('throws with its reason before a function that answers at once', () => {
    const grade = compile(functionGrader('f', () => 1))
    expect(() => grade('x', {}, { signal: AbortSignal.abort(new Error('enough')) })).toThrow('enough')
  })
})

test('a function in a multi is a child like any other', () => {
  const grade = compile(
    multi({
      name: 'm',
      graders: {
        short: functionGrader('short', (sample) => (sample.output_text.length < 5 ? 1 : 0)),
        half: functionGrader('half', () => 0.5),
      },
      calculate_output: 'short + half',
    }),
  )
  expect(grade('abc', {})).toEqual({
    ok: true,
    score: 1.5,
    parts: { short: { ok: true, score: 1 }, half: { ok: true, score: 0.5 } },
  })
})

test('a function grader is valid, and its spec does not read as JSON graders do', () => {
  const grader = functionGrader('f', () => 1)
  expect(validate(grader)).toEqual({ ok: true, value: grader, issues: [] })
  expect(validate(grader.spec)).toEqual({
    ok: false,
    issues: [
      {
        code: 'unknown_value',
        severity: 'error',
        path: ['type'],
        message: 'There is no grader type "function".',
        hint: 'A function grader lives in TypeScript only.',
      },
    ],
  })
})
