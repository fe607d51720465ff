import { expect, test } from 'vitest'
import type { PythonCall, PythonReply } from '../../src/core/ports.ts'
import { compile } from '../../src/graders/compile.ts'
import { python } from '../../src/graders/python/python.ts'
import { validate } from '../../src/graders/validate.ts'

const source = 'def grade(sample, item):\n    return 1.0\n'
const grade = (reply: PythonReply) =>
  compile(python({ name: 'p', source }), { python: { run: () => Promise.resolve(reply) } })('text', {})

test('the sandbox gets the source, the fields that the sample has, the item and the image', async () => {
  const calls: PythonCall[] = []
  const run = (call: PythonCall): Promise<PythonReply> => {
    calls.push(call)
    return Promise.resolve({ kind: 'value', value: 1 })
  }
  const item = { reference_answer: [1, 2] }
  await compile(python({ source, image_tag: 'alpha' }), { python: { run } })('{"a": 1}', item)
  await compile(python({ source, image_tag: null }), { python: { run } })('not json', item)
  expect(calls).toEqual([
    { source, sample: { output_text: '{"a": 1}', output_json: { a: 1 } }, item, imageTag: 'alpha' },
    { source, sample: { output_text: 'not json' }, item },
  ])
})

test.each([0, 1, 0.25, 5, -3, 1e300])('the number %d is the score, uncut', async (value) => {
  expect(await grade({ kind: 'value', value })).toEqual({ ok: true, score: value })
})

test.each([
  [true, 'grade() must return a number, and it returned True.'],
  [false, 'grade() must return a number, and it returned False.'],
  [null, 'grade() must return a number, and it returned None.'],
  ['0.5', 'grade() must return a number, and it returned the text "0.5".'],
  [[1], 'grade() must return a number, and it returned a list.'],
  [{ score: 1 }, 'grade() must return a number, and it returned a dict.'],
])('the value %j is python_grader_runtime', async (value, message) => {
  expect(await grade({ kind: 'value', value })).toEqual({
    ok: false,
    failure: { code: 'python_grader_runtime', message, detail: { returned: value } },
  })
})

test('a NaN that a runner lets through is python_grader_runtime too', async () => {
  expect(await grade({ kind: 'value', value: Number.NaN })).toEqual({
    ok: false,
    failure: {
      code: 'python_grader_runtime',
      message: 'grade() must return a number, and it returned NaN.',
      detail: { returned: 'NaN' },
    },
  })
})

test.each([
  [
    { kind: 'not_a_number', message: 'it returned nan.' },
    { code: 'python_grader_runtime', message: 'grade() must return a number: it returned nan.' },
  ],
  [
    { kind: 'exception', message: "KeyError: 'a'", traceback: 'line 2' },
    { code: 'python_grader_runtime', message: "grade() raised KeyError: 'a'", detail: { traceback: 'line 2' } },
  ],
  [
    { kind: 'exception', message: 'ValueError' },
    { code: 'python_grader_runtime', message: 'grade() raised ValueError' },
  ],
  [
    { kind: 'server', message: 'it took more than 120 s.' },
    { code: 'python_grader_server', message: 'The Python sandbox failed: it took more than 120 s.' },
  ],
] as const)('the reply %j is a failure with its own code', async (reply, failure) => {
  expect(await grade(reply)).toEqual({ ok: false, failure })
})

test.each([
  ['the plain form', source],
  ['annotations with commas', 'def grade(sample: dict[str, str], item: Dict[str, Any]) -> float:\n    return 1.0'],
  ['a default for the item', 'def grade(sample, item={"a": (1, 2)}):\n    return 1.0'],
  [
    'parameters over several lines',
    'def grade(\n    sample,  # the answer, with its parts\n    item,\n):\n    return 1.0',
  ],
  [
    'a docstring that defines another grade',
    '"""\ndef grade(x):\n    pass\n"""\ndef grade(sample, item):\n    return 1.0',
  ],
  [
    'a condition around it',
    'try:\n    import numpy\nexcept ImportError:\n    numpy = None\n\nif True:\n    def grade(sample, item):\n        return 1.0',
  ],
  ['a name bound to a lambda', 'import json; grade = lambda sample, item: 1.0'],
  ['an imported name', 'from operator import eq as grade'],
  ['a line break that is continued', 'def grade(sample, item):\n    return 1.0 + \\\n        0.0'],
  ['backslashes in strings', `import re\ndef grade(sample, item):\n    return float(bool(re.match(r"\\d+'", '\\'')))`],
  ['CRLF', 'def grade(sample, item):\r\n    return 1.0 + \\\r\n        0.0\r\n'],
  ['positional-only and keyword parameters', 'def grade(sample, item, /, *, scale=1, **more):\n    return 1.0'],
])('a source with %s has no issue', (_, text) => {
  expect(validate({ type: 'python', name: 'p', source: text }).issues).toEqual([])
})

const fault = (code: string, severity: string, message: string) => ({ code, severity, path: ['source'], message })

test.each([
  [' \n', fault('invalid_source', 'error', 'The source is empty.'), undefined],
  ['# def grade(sample, item): pass', fault('invalid_source', 'error', 'The source is empty.'), undefined],
  [
    'def score(sample, item):\n    return 1',
    fault('invalid_source', 'error', 'The source defines no function "grade".'),
    undefined,
  ],
  [
    'x = "def grade(sample, item):"',
    fault('invalid_source', 'error', 'The source defines no function "grade".'),
    undefined,
  ],
  [
    '    def grade(sample, item):\n        return 1',
    fault(
      'invalid_source',
      'error',
      'The source is not Python at line 1, column 5: the line is indented, and nothing above it opens a block.',
    ),
    'def',
  ],
  [
    'class Grader:\n    def grade(self, sample, item):\n        return 1',
    fault('invalid_source', 'error', 'The function "grade" is indented, so the module does not have it.'),
    'def grade',
  ],
  [
    'def grade(sample):\n    return 1',
    fault('invalid_source', 'error', 'grade() takes 1 parameter, and it is called with two.'),
    'sample',
  ],
  [
    'def grade():\n    return 1',
    fault('invalid_source', 'error', 'grade() takes 0 parameters, and it is called with two.'),
    '',
  ],
  [
    'def grade(sample, item, scale):\n    return 1',
    fault('invalid_source', 'error', 'grade() takes 3 parameters, and it is called with two.'),
    'sample, item, scale',
  ],
  [
    'def grade(sample, item, *, scale):\n    return 1',
    fault('invalid_source', 'error', 'grade() wants a value by keyword, and it gets two by position.'),
    'sample, item, *, scale',
  ],
  [
    'def grade(sample, item, scale=1):\n    return 1',
    fault('not_portable', 'warning', 'grade() can take more than two values; hosted graders document exactly two.'),
    'sample, item, scale=1',
  ],
  [
    'def grade(*args):\n    return 1',
    fault('not_portable', 'warning', 'grade() can take more than two values; hosted graders document exactly two.'),
    '*args',
  ],
  [
    'async def grade(sample, item):\n    return 1',
    fault(
      'not_portable',
      'warning',
      'An async grade() gives a coroutine, which is not awaited here and not documented for hosted graders.',
    ),
    'sample, item',
  ],
  [
    'def grade(sample, item):\\n    return 1',
    fault(
      'invalid_source',
      'error',
      'The source is not Python at line 1, column 25: a backslash stands outside of a string.',
    ),
    '\\n',
  ],
])('the source %j has its issue, at its place', (text, expected, place) => {
  const { issues } = validate({ type: 'python', name: 'p', source: text })
  expect(issues.map(({ code, severity, path, message }) => ({ code, severity, path, message }))).toEqual([expected])
  expect(issues.map(({ span }) => (span === undefined ? undefined : text.slice(span.start, span.end)))).toEqual([place])
})

const padded = (bytes: number) => `${source}# ${'é'.repeat((bytes - source.length - 2) / 2)}`

test('a source of 256,000 bytes is too large, and a smaller one is not', () => {
  expect(new TextEncoder().encode(padded(256_000)).length).toBe(256_000)
  expect(validate({ type: 'python', name: 'p', source: padded(256_000) }).issues).toEqual([
    {
      ...fault('too_large', 'error', 'The source has 256000 bytes, and it must stay below 256000.'),
      hint: 'Move tables into the rows, and shorten the rest.',
    },
  ])
  expect(validate({ type: 'python', name: 'p', source: padded(255_998) }).issues).toEqual([])
})

test('hostile sources are checked in linear time', () => {
  for (const text of ['as '.repeat(80_000), '"""'.repeat(80_001), 'class A:\n  def grade(a, b): 1\n'.repeat(8_000)]) {
    expect(validate({ type: 'python', name: 'p', source: text }).ok).toBe(false)
  }
})
