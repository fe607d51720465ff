import { expect, test } from 'vitest'
import { validate } from '../../src/graders/validate.ts'
import { placeIssues, unplacedIssues } from '../../src/report/placed-issue.ts'

const formula = (text: string) => `{
  "type": "multi", "name": "m",
  "graders": {"label": {"type": "string_check", "name": "l", "input": "a", "reference": "a", "operation": "eq"}},
  "calculate_output": "${text}"
}`

test('an issue has its line and column in the text, and carets below the place', () => {
  const text = formula('0.5 * lable')
  expect(placeIssues(validate(text).issues, text)[0]).toEqual({
    severity: 'error',
    path: 'calculate_output',
    message: 'No grader is called "lable".',
    hint: 'Did you mean "label"?',
    excerpt: ['"calculate_output": "0.5 * lable"', '                           ^^^^^'],
    place: { start: text.indexOf('lable'), end: text.indexOf('lable') + 5, line: 4, column: 30 },
  })
})

test('what is no JSON is marked where it stops being JSON', () => {
  const text = '{\n  "type": ,\n}'
  const [issue] = placeIssues(validate(text).issues, text)
  expect(issue?.place).toEqual({ start: 12, end: 13, line: 2, column: 11 })
  expect(issue?.excerpt).toEqual(['"type": ,', '        ^'])
})

test('the issue of a grader that code built has no place, and carets below its value', () => {
  const spec = { calculate_output: '0.5 * lable' }
  const issues = validate(formula('0.5 * lable')).issues.slice(0, 1)
  expect(unplacedIssues(issues, spec)).toEqual([
    {
      severity: 'error',
      path: 'calculate_output',
      message: 'No grader is called "lable".',
      hint: 'Did you mean "label"?',
      excerpt: ['0.5 * lable', '      ^^^^^'],
    },
  ])
})
