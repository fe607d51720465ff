import { describe, expect, test } from 'vitest'
import { GraderkitError, InvalidGraderError, MissingPortError, pathText } from '../../src/core/errors.ts'
import { InputError } from '../../src/core/input-error.ts'
import type { Issue } from '../../src/core/issue.ts'

describe('a path is written as in JavaScript', () => {
  test.each<[path: (string | number)[], text: string]>([
    [[], '(root)'],
    [['graders', 'label', 'input'], 'graders.label.input'],
    [['input', 0, 'content'], 'input[0].content'],
    [[0, 'a'], '[0].a'],
    [['my key', 'a-b', ''], '["my key"]["a-b"][""]'],
    [['1', '__proto__', '$x'], '["1"].__proto__.$x'],
    [['"\n'], '["\\"\\n"]'],
  ])('%j', (path, text) => {
    expect(pathText(path)).toBe(text)
  })
})

const error = (path: string[], message: string, hint?: string): Issue => ({
  code: 'wrong_type',
  severity: 'error',
  path,
  message,
  ...(hint === undefined ? {} : { hint }),
})

test('the error of an invalid grader tells of each error with its place, and carries all issues', () => {
  const issues = [
    error(['a'], 'One.', 'Do it.'),
    { ...error(['b'], 'Two.'), severity: 'warning' as const },
    error([], 'Three.'),
  ]
  const thrown = new InvalidGraderError(issues)
  expect({ name: thrown.name, code: thrown.code, message: thrown.message, issues: thrown.issues }).toEqual({
    name: 'InvalidGraderError',
    code: 'invalid_grader',
    message: 'a: One. Do it.\n(root): Three.',
    issues,
  })
})

test('the message of a grader with thousands of errors stays readable', () => {
  const issues = Array.from({ length: 1000 }, (_, index) => error(['a'], `${index}.`))
  const { message } = new InvalidGraderError(issues)
  expect(message.split('\n').slice(-2)).toEqual(['a: 19.', '… and 980 more errors.'])
})

test('every error on purpose is a GraderkitError with a stable code', () => {
  const missing = new MissingPortError('model', 'score_model')
  expect(
    [missing, new InputError('no'), new InvalidGraderError([])].map((thrown) => [
      thrown instanceof GraderkitError,
      thrown.code,
    ]),
  ).toEqual([
    [true, 'missing_port'],
    [true, 'input'],
    [true, 'invalid_grader'],
  ])
  expect(missing.message).toBe('A score_model grader needs the port "model": pass it as compile(grader, { model: … }).')
  expect(missing.port).toBe('model')
})
