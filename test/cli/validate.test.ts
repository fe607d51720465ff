import { expect, test } from 'vitest'
import { check, folder, run } from './fake-io.ts'

async function validate(files: Record<string, unknown>, ...options: string[]) {
  const path = folder(files)
  const { code, out, err } = await run(['validate', `${path}/${Object.keys(files)[0]}`, ...options])
  return { code, out: out.replaceAll(path, '.'), err: err.replaceAll(path, '.') }
}

test('a sound grader is told so, with the range of its scores', async () => {
  expect(await validate({ 'g.json': check })).toEqual({
    code: 0,
    out: './g.json: a valid string_check grader, no issues. Scores lie in 0 to 1.\n',
    err: '',
  })
})

test('a grader without bounds has no range to tell', async () => {
  const python = { type: 'python', name: 'p', source: 'def grade(sample, item):\n    return 1\n' }
  expect((await validate({ 'g.json': python })).out).toBe('./g.json: a valid python grader, no issues.\n')
})

test('all issues are shown, errors first, each with its place, a caret and a hint', async () => {
  const { name: _name, ...nameless } = check
  const graders = { a: nameless, b: { ...check, input: 'Say {{ itm.x }}!', operation: 'eqals' } }
  const { code, out, err } = await validate({
    'g.json': { type: 'multi', name: 'm', graders, calculate_output: 'a + bb' },
  })
  expect([code, err]).toEqual([1, ''])
  expect(out).toBe(
    `error at calculate_output: No grader is called "bb".
  a + bb
      ^^
  There are a, b.

error at graders.b.operation: operation cannot be "eqals".
  There are eq, ne, like, ilike.

error at graders.b.input: A template must read from item or sample, not from "itm".
  Say {{ itm.x }}!
      ^^^^^^^^^^^
  Did you mean "item"?

warning at graders.a: The grader has no "name"; the published schema wants one.
  Add "name": a few words for reports.

./g.json: 3 errors, 1 warning.
`,
  )
})

test('warnings alone leave a grader valid', async () => {
  expect(await validate({ 'g.json': { ...check, pass_threshold: 0.5 } })).toEqual({
    code: 0,
    out: `warning at pass_threshold: "pass_threshold" is kept and changes no score.
  Some trainers refuse it; remove it if yours does.

./g.json: a valid string_check grader, 1 warning. Scores lie in 0 to 1.
`,
    err: '',
  })
})

test('with --json the issues come as JSON', async () => {
  const sound = await validate({ 'g.json': check }, '--json')
  expect([sound.code, JSON.parse(sound.out)]).toEqual([0, { ok: true, issues: [] }])
  const broken = await validate({ 'g.json': { ...check, input: '{{x}}' } }, '--json')
  expect([broken.code, JSON.parse(broken.out)]).toEqual([
    1,
    {
      ok: false,
      issues: [
        {
          code: 'invalid_template',
          severity: 'error',
          path: ['input'],
          span: { start: 0, end: 5 },
          message: 'A template must read from item or sample, not from "x".',
          hint: 'Write {{ item.x }} if it is a key of the row.',
        },
      ],
    },
  ])
})

test('text that is not JSON is shown at its line', async () => {
  expect(await validate({ 'g.json': '{\n  "type": "string_check",\n  "name": \'c\'\n}' })).toEqual({
    code: 1,
    out: `error at (root): This is not JSON at line 3, column 11: a value must stand here, not "'".
    "name": 'c'
            ^

./g.json: 1 error, 0 warnings.
`,
    err: '',
  })
})

test('an empty file is not JSON', async () => {
  expect(await validate({ 'g.json': '' })).toEqual({
    code: 1,
    out: 'error at (root): This is not JSON at line 1, column 1: it is empty.\n\n./g.json: 1 error, 0 warnings.\n',
    err: '',
  })
})

test('rows where a grader must stand are told apart', async () => {
  const { code, out } = await validate({ 'rows.jsonl': '{"item": {}, "sample": "x"}\n{"item": {}, "sample": "y"}\n' })
  expect(code).toBe(1)
  expect(out).toContain('Several objects in a row are JSONL, as rows have it; a grader is one object.')
})

test('a file with a byte order mark and CRLF is read', async () => {
  expect((await validate({ 'g.json': `\uFEFF${JSON.stringify(check, null, 2).replaceAll('\n', '\r\n')}` })).code).toBe(
    0,
  )
})

test('a criterion is chosen by name or number', async () => {
  const files = {
    'g.json': {
      testing_criteria: [
        { ...check, name: 'one' },
        { ...check, name: 'two', input: '{{x}}' },
      ],
    },
  }
  expect(
    (await validate(files)).out,
  ).toBe(`error at testing_criteria: There are 2 testing criteria, and one grader is meant.
  Choose one as the criterion, by its name or its index from 0: "one", "two".

./g.json: 1 error, 0 warnings.
`)
  expect([
    (await validate(files, '--criterion', 'one')).code,
    (await validate(files, '--criterion', '0')).code,
  ]).toEqual([0, 0])
  expect((await validate(files, '--criterion', 'two')).out).toContain('error at testing_criteria[1].input:')
})

test('a template of a megabyte of faults shows the first hundred issues and counts the rest', async () => {
  const { code, out } = await validate({ 'g.json': { ...check, input: '{{}} '.repeat(200_000) } })
  expect(code).toBe(1)
  expect(out.split('\n\n').length).toBe(102)
  expect(out.split('\n').slice(-4)).toEqual([
    '… and 199,900 more issues.',
    '',
    './g.json: 200,000 errors, 0 warnings.',
    '',
  ])
})
