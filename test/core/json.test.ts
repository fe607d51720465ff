import { describe, expect, test } from 'vitest'
import { isGrader } from '../../src/core/grader.ts'
import { checked, type Issue, issuesAt } from '../../src/core/issue.ts'
import { isJsonObject, type JsonObject, ownValue, typeName } from '../../src/core/json.ts'
import { functionGrader } from '../../src/graders/function/function-grader.ts'
import { parse } from '../../src/graders/parse.ts'

describe('a value is called', () => {
  test.each<[value: unknown, name: string]>([
    [null, 'null'],
    [undefined, 'undefined'],
    [[], 'an array'],
    [{}, 'an object'],
    ['', 'a string'],
    [0, 'a number'],
    [false, 'a boolean'],
    [1n, 'a bigint'],
  ])('%s: %s', (value, name) => {
    expect(typeName(value)).toBe(name)
    expect(isJsonObject(value)).toBe(name === 'an object')
  })
})

test('only own keys have values, __proto__ among them when JSON text has it', () => {
  const object = JSON.parse('{"a": null, "__proto__": {"b": 1}}') as JsonObject // as written
  const keys = ['a', '__proto__', 'b', 'toString', 'constructor', 'hasOwnProperty']
  expect(keys.map((key) => ownValue(object, key))).toEqual([null, { b: 1 }, undefined, undefined, undefined, undefined])
  expect(ownValue({}, '__proto__')).toBe(undefined)
})

test('a built grader is told from any JSON', () => {
  const spec = { type: 'string_check', input: 'x', reference: 'x', operation: 'eq' }
  const values = [
    functionGrader('f', () => 1),
    parse(spec),
    spec,
    { kind: {}, spec },
    { kind: null, spec },
    { kind: 'x', spec },
    null,
    [],
  ]
  expect(values.map(isGrader)).toEqual([true, true, false, false, false, false, false, false])
})

test('one error among the issues makes a check fail, warnings do not', () => {
  const warning: Issue = { code: 'unknown_key', severity: 'warning', path: ['a', 0], message: 'W.' }
  const error: Issue = { ...warning, severity: 'error' }
  expect(checked(1, [])).toEqual({ ok: true, value: 1, issues: [] })
  expect(checked(1, [warning])).toEqual({ ok: true, value: 1, issues: [warning] })
  expect(checked(1, [warning, error])).toEqual({ ok: false, issues: [warning, error] })
  expect(issuesAt(['graders', 'x'], [warning])).toEqual([{ ...warning, path: ['graders', 'x', 'a', 0] }])
})
