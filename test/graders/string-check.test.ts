import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/core/json.ts'
import { compile } from '../../src/graders/compile.ts'
import {
  type StringCheckOperation,
  stringCheck,
  stringCheckOperations,
} from '../../src/graders/string-check/string-check.ts'
import { validate } from '../../src/graders/validate.ts'

const input: string = '{{ sample.output_text }}'
const reference: string = '{{ item.r }}'

function check(operation: StringCheckOperation, sample: string, expected: unknown) {
  return compile(stringCheck({ name: 'c', input, reference, operation }))(sample, { r: expected })
}

describe('a string check gives 1 or 0', () => {
  // Columns: eq, ne, like, ilike.
  test.each<[sample: string, reference: string, scores: [eq: number, ne: number, like: number, ilike: number]]>([
    ['Hardware', 'Hardware', [1, 0, 1, 1]],
    ['Hardware ', 'Hardware', [0, 1, 1, 1]],
    ['hardware', 'Hardware', [0, 1, 0, 1]],
    ['It is Paris.', 'Paris', [0, 1, 1, 1]],
    ['It is Paris.', 'paris', [0, 1, 0, 1]],
    ['Paris', 'It is Paris.', [0, 1, 0, 0]],
    ['', '', [1, 0, 1, 1]],
    ['x', '', [0, 1, 1, 1]],
    ['', 'x', [0, 1, 0, 0]],
    ['0', '0', [1, 0, 1, 1]],
    ['false', 'false', [1, 0, 1, 1]],
    ['null', 'null', [1, 0, 1, 1]],
    ['""', '""', [1, 0, 1, 1]],
    ['1.0', '1', [0, 1, 1, 1]],
    ['100%', '%', [0, 1, 1, 1]],
    ['abc', 'a%c', [0, 1, 0, 0]],
    ['abc', 'a_c', [0, 1, 0, 0]],
    ['a.c', 'a.c', [1, 0, 1, 1]],
    ['abc', 'a.c', [0, 1, 0, 0]],
    ['$&', '$&', [1, 0, 1, 1]],
    ['ÄPFEL', 'äpfel', [0, 1, 0, 1]],
    ['STRASSE', 'straße', [0, 1, 0, 0]],
    ['e\u0301', 'é', [0, 1, 0, 0]],
    ['😀', '😀', [1, 0, 1, 1]],
    ['a\nb', 'a\r\nb', [0, 1, 0, 0]],
    ['{{7*7}}', '{{7*7}}', [1, 0, 1, 1]],
    ['49', '{{7*7}}', [0, 1, 0, 0]],
    ['{% if x %}{# n #}', '{% if x %}', [0, 1, 1, 1]],
    ['{{ item.r }}', '{{ item.r }}', [1, 0, 1, 1]],
  ])('for the answer %j and the reference %j', (sample, expected, scores) => {
    expect(stringCheckOperations.map((operation) => check(operation, sample, expected))).toEqual(
      stringCheckOperations.map((operation, index) => ({
        ok: true,
        score: scores[index],
        detail: { input: sample, reference: expected, operation },
      })),
    )
  })
})

test('values that are not text are compared as they are written', () => {
  expect(check('eq', '0', 0)).toMatchObject({ score: 1 })
  expect(check('eq', 'false', false)).toMatchObject({ score: 1 })
  expect(check('eq', 'null', null)).toMatchObject({ score: 1 })
  expect(check('eq', '[1,{"a":2}]', [1, { a: 2 }])).toMatchObject({ score: 1 })
})

test('a variable that is missing on either side leaves the answer ungraded', () => {
  const failure = (name: string, holder: string) => ({
    ok: false,
    failure: { code: 'invalid_variable', message: `{{ ${name} }} does not exist: ${holder}` },
  })
  const grade = compile(stringCheck({ input: '{{ sample.output_json.a }}', reference, operation: 'ne' }))
  expect(grade('text', { r: 'x' })).toEqual(failure('sample.output_json.a', "the sample's output text is not JSON."))
  expect(grade('{"a": "y"}', {})).toEqual(failure('item.r', 'item has no "r"; it is empty.'))
  expect(grade('{"a": "y"}', { r: 'x' })).toMatchObject({ ok: true, score: 1 })
})

test('whatever the reference holds is data: an answer that repeats it is equal, and one that does not is not', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('{{7*7}}', '{% x %}', '{# y #}', '{{ sample.output_text }}', '$1'))
  fc.assert(
    fc.property(text, text, (expected, answer) => {
      expect(check('eq', answer, expected)).toMatchObject({ ok: true, score: answer === expected ? 1 : 0 })
      expect(check('ne', answer, expected)).toMatchObject({ ok: true, score: answer === expected ? 0 : 1 })
      expect(check('like', `${answer}${expected}${answer}`, expected)).toMatchObject({ ok: true, score: 1 })
      expect(check('ilike', expected.toUpperCase(), expected.toUpperCase())).toMatchObject({ ok: true, score: 1 })
    }),
  )
})

describe('operands that look swapped are a warning for the operations that have a direction', () => {
  test.each<[operation: string, input: string, reference: string, warned: boolean]>([
    ['like', 'Paris', input, true],
    ['ilike', reference, `<${input}>`, true],
    ['like', input, 'Paris', false],
    ['like', input, input, false],
    ['like', 'Paris', 'It is Paris', false],
    ['eq', 'Paris', input, false],
    ['ne', reference, input, false],
  ])('%s of %j in %j', (operation, left, right, warned) => {
    const { ok, issues } = validate({ type: 'string_check', name: 'c', input: left, reference: right, operation })
    expect(ok).toBe(true)
    expect(issues).toEqual(
      warned
        ? [
            {
              code: 'swapped_operands',
              severity: 'warning',
              path: ['input'],
              message: `"${operation}" asks whether input contains reference, and here the model's answer is the reference.`,
              hint: 'Put the sample template into input and the text to look for into reference.',
            },
          ]
        : [],
    )
  })
})

test('faults of both templates are found, each at its key', () => {
  const { issues } = validate({
    type: 'string_check',
    name: 'c',
    input: '{{x}}',
    reference: '{{item}}',
    operation: 'eq',
  })
  expect(issues.map(({ path, span, severity }) => [path, span, severity])).toEqual([
    [['input'], { start: 0, end: 5 }, 'error'],
    [['reference'], { start: 0, end: 8 }, 'error'],
  ])
})

test('the spec of a built check is the JSON of the dialect, with the keys that it does not know', () => {
  const grader = stringCheck({ name: 'c', input, reference, operation: 'eq', pass_threshold: 0.5, note: { a: [1] } })
  const spec = {
    name: 'c',
    input,
    reference,
    operation: 'eq',
    pass_threshold: 0.5,
    note: { a: [1] },
    type: 'string_check',
  }
  expect(grader.spec).toEqual(spec)
  const copy: JsonObject = JSON.parse(JSON.stringify(grader.spec)) as JsonObject // what was written above
  expect(copy).toEqual(spec)
})
