import { describe, expect, test } from 'vitest'
import type { Issue } from '../../src/core/issue.ts'
import { multi } from '../../src/graders/multi/multi.ts'
import { stringCheck } from '../../src/graders/string-check/string-check.ts'
import { validate } from '../../src/graders/validate.ts'

const check = { type: 'string_check', name: 'c', input: '{{ item.a }}', reference: 'x', operation: 'eq' }

function where(document: unknown): [path: string, code: string, severity: string][] {
  return validate(document).issues.map(({ path, code, severity }) => [path.join('.'), code, severity])
}

test('a sound grader has no issues, and is the value', () => {
  const result = validate(check)
  expect(result).toMatchObject({ ok: true, issues: [], value: { spec: check } })
})

test('all issues of a tree come at once, each with its path from the root of the document', () => {
  const document = {
    grader: {
      type: 'multi',
      graders: {
        a: { ...check, operation: 'equals', input: '{{ x }}' },
        b: { ...check, input: '{{ x }} {{ item }}', refrence: 'y' },
        c: { type: 'string_chek' },
        d: null,
        e: { ...check, type: 7 },
        f: { name: 'f' },
        g: { type: 'multi', name: 'g', graders: { h: { type: 'string_check', name: 'h' } }, calculate_output: 'i' },
      },
      calculate_output: 'a + b * (cc',
    },
  }
  expect(where(document)).toEqual([
    ['grader', 'missing_key', 'warning'],
    ['grader.graders.g', 'nested_multi', 'warning'],
    ['grader.calculate_output', 'invalid_formula', 'error'],
    ['grader.graders.a.operation', 'unknown_value', 'error'],
    ['grader.graders.a.input', 'invalid_template', 'error'],
    ['grader.graders.b.refrence', 'unknown_key', 'warning'],
    ['grader.graders.b.input', 'invalid_template', 'error'],
    ['grader.graders.b.input', 'invalid_template', 'error'],
    ['grader.graders.c.type', 'unknown_value', 'error'],
    ['grader.graders.d', 'wrong_type', 'error'],
    ['grader.graders.e.type', 'wrong_type', 'error'],
    ['grader.graders.f', 'missing_key', 'error'],
    ['grader.graders.g.calculate_output', 'invalid_formula', 'error'],
    ['grader.graders.g.graders.h', 'missing_key', 'error'],
    ['grader.graders.g.graders.h', 'missing_key', 'error'],
    ['grader.graders.g.graders.h', 'missing_key', 'error'],
  ])
})

describe('an issue tells what, where and what to do', () => {
  const known = 'string_check, text_similarity, '
  test.each<[title: string, spec: unknown, issue: Partial<Issue>]>([
    [
      'a key that is missing',
      { ...check, reference: undefined },
      { code: 'missing_key', path: [], message: 'The key "reference" is missing.' },
    ],
    [
      'a key under another name',
      { type: 'string_check', name: 'c', input: 'x', expected: 'x', operation: 'eq' },
      {
        code: 'missing_key',
        path: [],
        message: 'The key "reference" is missing.',
        hint: 'You wrote "expected"; did you mean "reference"?',
      },
    ],
    [
      'a value of the wrong type',
      { ...check, input: 5 },
      { code: 'wrong_type', path: ['input'], message: 'input is 5; it must be a string.' },
    ],
    [
      'a value that does not exist',
      { ...check, operation: 'neq' },
      { code: 'unknown_value', path: ['operation'], message: 'operation cannot be "neq".', hint: 'Write "ne".' },
    ],
    [
      'a type that does not exist',
      { ...check, type: 'string_chek' },
      {
        code: 'unknown_value',
        path: ['type'],
        message: 'There is no grader type "string_chek".',
        hint: 'Did you mean "string_check"?',
      },
    ],
    [
      'a type that is no text',
      { ...check, type: ['string_check'] },
      {
        code: 'wrong_type',
        path: ['type'],
        message: 'The type of a grader is text, not an array.',
        hint: expect.stringContaining(known) as string,
      },
    ],
    [
      'a type of a thousand characters',
      { ...check, type: 'x'.repeat(1000) },
      {
        code: 'unknown_value',
        path: ['type'],
        message: `There is no grader type "${'x'.repeat(59)}…".`,
        hint: expect.stringContaining(known) as string,
      },
    ],
    [
      'no type',
      { ...check, type: undefined },
      {
        code: 'missing_key',
        path: [],
        message: 'The grader has no "type".',
        hint: expect.stringContaining(known) as string,
      },
    ],
  ])('%s', (_title, spec, issue) => {
    const [first] = validate(JSON.parse(JSON.stringify(spec))).issues
    expect(first).toMatchObject({ severity: 'error', ...issue })
  })
})

describe('JSON text', () => {
  test('that is none has one issue with the place as line, column and span', () => {
    const text = '{\n  "type": "string_check",\n}'
    const issue = {
      code: 'not_json',
      severity: 'error',
      path: [],
      message: 'This is not JSON at line 3, column 1: a comma stands before }.',
    }
    expect(validate(text)).toEqual({ ok: false, issues: [{ ...issue, span: { start: 28, end: 29 } }] })
    // A byte order mark is a character of the text, and no column of the line.
    expect(validate(`\uFEFF${text}`)).toEqual({ ok: false, issues: [{ ...issue, span: { start: 29, end: 30 } }] })
  })

  test.each<[text: string, message: string, end: number, hint?: string]>([
    ['', 'This is not JSON at line 1, column 1: it is empty.', 0],
    ['{"a": [', 'This is not JSON at line 1, column 8: a value must stand here, not the end of the text.', 7],
    [
      `${JSON.stringify(check)}\n${JSON.stringify(check)}\n`,
      'This is not JSON at line 2, column 1: the value is complete, and "{" follows.',
      92,
      'Several objects in a row are JSONL, as rows have it; a grader is one object.',
    ],
  ])('that ends too early or too late: %j', (text, message, end, hint) => {
    expect(validate(text)).toMatchObject({
      ok: false,
      issues: [{ code: 'not_json', message, span: { end }, ...(hint === undefined ? {} : { hint }) }],
    })
  })

  test('with a key that stands twice has an error at its path, beside all other issues', () => {
    const text =
      '{"grader": {"type": "string_check", "name": "c", "input": "{{x}}", "input": "{{y}}", "reference": "x", "operation": "eq"}}'
    for (const document of [text, `\uFEFF${text}`]) {
      expect(validate(document).issues).toMatchObject([
        {
          code: 'duplicate_key',
          severity: 'error',
          path: ['grader', 'input'],
          message: 'The key "input" stands twice, and only the last one would count.',
          hint: 'Keep the one you mean.',
        },
        { code: 'invalid_template', path: ['grader', 'input'] },
      ])
    }
  })
})

describe('a built grader is checked like its JSON', () => {
  test('when it is sound', () => {
    const grader = multi({
      name: 'm',
      graders: { c: stringCheck(check as Parameters<typeof stringCheck>[0]) },
      calculate_output: 'c',
    }) // the literal's own type
    expect(validate(grader)).toEqual({ ok: true, value: grader, issues: [] })
  })

  test('when a cast let other types through, without throwing', () => {
    const broken = stringCheck({ input: 5, reference: '{{x}}', operation: 'eq' } as unknown as Parameters<
      typeof stringCheck
    >[0]) // the cast in question
    expect(where(multi({ name: 'm', graders: { broken }, calculate_output: 'broken' }))).toEqual([
      ['graders.broken.input', 'wrong_type', 'error'],
      ['graders.broken', 'missing_key', 'warning'],
    ])
  })
})

test('JSON that looks like a built grader is not taken for one', () => {
  expect(where({ kind: { type: 'string_check', compile: {} }, spec: check })).toEqual([['', 'not_a_grader', 'error']])
  expect(where({ kind: null, spec: null })).toEqual([['', 'not_a_grader', 'error']])
})

describe('a document as large or as deep as none should be gets its issues', () => {
  const nested = (count: number): string => {
    const open = '{"type":"multi","name":"m","calculate_output":"a","graders":{"a":'
    return `${open.repeat(count)}${JSON.stringify(check)}${'}}'.repeat(count)}`
  }
  test('30 multis inside each other are a grader, 10,000 are too many', () => {
    expect(validate(nested(30)).ok).toBe(true)
    const { ok, issues } = validate(nested(10_000))
    expect([
      ok,
      issues.filter(({ severity }) => severity === 'error').map(({ code, message }) => [code, message]),
    ]).toEqual([false, [['too_large', 'Graders are nested more than 32 levels deep.']]])
  })

  test('a type nested 100,000 levels deep', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    expect(where(`{"type": ${deep}}`)).toEqual([['', 'not_a_grader', 'error']])
    expect(where(`{"type": ${deep}, "input": ${deep}}`)).toEqual([['type', 'wrong_type', 'error']])
    expect(
      where(
        `{"type": "string_check", "name": "c", "input": ${deep}, "reference": "x", "operation": ${deep}, "note": ${deep}}`,
      ),
    ).toEqual([
      ['input', 'wrong_type', 'error'],
      ['operation', 'unknown_value', 'error'],
      ['note', 'unknown_key', 'warning'],
    ])
  })

  test('a template with 200,000 faults, and a multi with 2,000 children', () => {
    expect(validate({ ...check, input: '{{}}'.repeat(200_000) }).issues.length).toBe(200_000)
    const graders = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`a${index}`, check]))
    const { ok, issues } = validate({ type: 'multi', name: 'm', graders, calculate_output: 'a0 + a1' })
    expect([ok, issues.length]).toEqual([true, 1998])
  })
})
