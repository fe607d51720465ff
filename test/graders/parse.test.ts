import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidGraderError } from '../../src/core/errors.ts'
import { parse } from '../../src/graders/parse.ts'
import type { SelectOptions } from '../../src/graders/unwrap.ts'
import { validate } from '../../src/graders/validate.ts'

const check = { type: 'string_check', name: 'c', input: '{{ item.a }}', reference: 'x', operation: 'eq' }
const other = { ...check, name: 'second' }
const job = {
  model: 'm',
  training_file: 'f',
  method: { type: 'reinforcement', reinforcement: { grader: check, hyperparameters: {} } },
}

describe('a grader is found', () => {
  test.each<[title: string, document: unknown, options?: SelectOptions]>([
    ['as it is', check],
    ['as text', JSON.stringify(check)],
    ['as text with a byte order mark', `\uFEFF${JSON.stringify(check)}`],
    ['as text with other white space', `\r\n\t${JSON.stringify(check, null, 4)}\n`],
    ['under grader', { grader: check }],
    ['under grader, beside other keys', { id: 1, grader: check, model_sample: 'x' }],
    ['in the body of a fine-tuning job', job],
    ['in the method of a job', job.method],
    ['in the settings of a method', { reinforcement: job.method.reinforcement }],
    ['as the one testing criterion', { testing_criteria: [check] }],
    ['among testing criteria by name', { testing_criteria: [other, check] }, { criterion: 'c' }],
    ['among testing criteria by index', { testing_criteria: [other, check] }, { criterion: 1 }],
    [
      'among testing criteria by index in text, as a command line has it',
      { testing_criteria: [other, check] },
      { criterion: '1' },
    ],
    [
      'by a name that is a number',
      { testing_criteria: [check, { ...other, name: '0' }].toReversed() },
      { criterion: 'c' },
    ],
  ])('%s', (_title, document, options) => {
    const grader = parse(document, options)
    expect({ kind: grader.kind.type, spec: grader.spec }).toEqual({ kind: 'string_check', spec: check })
  })
})

describe('a document without a grader says what there is', () => {
  const where = 'A grader has a "type", or stands under "grader", "testing_criteria" or "method.reinforcement.grader".'
  test.each<
    [document: unknown, path: (string | number)[], message: string, hint?: string | undefined, options?: SelectOptions]
  >([
    [null, [], 'A grader is a JSON object, not null.', 'Start with {"type": "string_check", …}.'],
    [undefined, [], 'A grader is a JSON object, not undefined.', 'Start with {"type": "string_check", …}.'],
    [7, [], 'A grader is a JSON object, not a number.', 'Start with {"type": "string_check", …}.'],
    [[check], [], 'A grader is a JSON object, not an array.', 'Start with {"type": "string_check", …}.'],
    ['"text"', [], 'A grader is a JSON object, not a string.', 'Start with {"type": "string_check", …}.'],
    [{}, [], 'There is no grader here: the document has no keys.', where],
    [{ model: 'm', method: {} }, [], 'There is no grader here: the document has the keys model, method.', where],
    [
      Object.fromEntries('abcdefgh'.split('').map((key) => [key.repeat(50), 1])),
      [],
      `There is no grader here: the document has the keys ${'abcdef'
        .split('')
        .map((key) => `${key.repeat(39)}…`)
        .join(', ')}, ….`,
      where,
    ],
    [{ testing_criteria: [] }, ['testing_criteria'], 'The list of testing criteria is empty.'],
    [
      { testing_criteria: [] },
      ['testing_criteria'],
      'The list of testing criteria is empty.',
      undefined,
      { criterion: 'c' },
    ],
    [
      { testing_criteria: [check, {}, other] },
      ['testing_criteria'],
      'There are 3 testing criteria, and one grader is meant.',
      'Choose one as the criterion, by its name or its index from 0: "c", 1, "second".',
    ],
    [
      { testing_criteria: [check, other] },
      ['testing_criteria'],
      'No testing criterion is called "2".',
      'There are "c", "second".',
      { criterion: 2 },
    ],
    [
      { testing_criteria: [check, other] },
      ['testing_criteria'],
      'No testing criterion is called "-1".',
      'There are "c", "second".',
      { criterion: -1 },
    ],
    [
      { testing_criteria: [check, other] },
      ['testing_criteria'],
      'No testing criterion is called "toString".',
      'There are "c", "second".',
      { criterion: 'toString' },
    ],
  ])('%j', (document, path, message, hint, options) => {
    expect(validate(document, options)).toEqual({
      ok: false,
      issues: [{ code: 'not_a_grader', severity: 'error', path, message, ...(hint === undefined ? {} : { hint }) }],
    })
  })
})

test('a grader with errors is thrown with all its issues, warnings included', () => {
  const broken = { type: 'string_check', input: '{{x}}', reference: 1, operation: 'eq', extra: 1 }
  const thrown = (() => {
    try {
      return parse({ grader: broken })
    } catch (error) {
      return error
    }
  })()
  expect(thrown).toBeInstanceOf(InvalidGraderError)
  expect(thrown instanceof InvalidGraderError ? thrown.issues : []).toEqual(validate({ grader: broken }).issues)
  expect(validate({ grader: broken }).issues.map(({ path, severity }) => [path, severity])).toEqual([
    [['grader', 'reference'], 'error'],
    [['grader', 'extra'], 'warning'],
    [['grader'], 'warning'],
  ])
})

test('the spec is the JSON as it was written: unknown keys, key order and all', () => {
  const text =
    '{"zeta":{"a":[1,{"b":null}]},"operation":"eq","type":"string_check","reference":"x","__proto__":{"y":1},"input":"x","pass_threshold":0.5,"name":"c"}'
  expect(JSON.stringify(parse(text).spec)).toBe(text)
})

test('a grader survives JSON and being parsed again, whatever keys it carries', () => {
  const extra = fc.dictionary(fc.string(), fc.jsonValue())
  fc.assert(
    fc.property(extra, (keys) => {
      const text = JSON.stringify({ ...keys, ...check })
      const first = parse(text)
      const second = parse(JSON.stringify(first.spec))
      expect(JSON.stringify(second.spec)).toBe(text)
    }),
  )
})
