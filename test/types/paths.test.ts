import { expect, test } from 'vitest'
import { InvalidGraderError } from '../../src/core/errors.ts'
import { task } from '../task/policy-task.ts'
import { compiled } from './compiled.ts'
import { rightPaths, wrongPaths } from './path-faults.ts'
import { prelude } from './prelude.ts'

const check = (path: string) =>
  `task.stringCheck({ name: 'p', input: '{{ ${path} }}', reference: 'a {{${path}}} b', operation: 'eq' })`

test('of a wrong path the compiler says what a check at run time says', { timeout: 120_000 }, () => {
  const programs = wrongPaths.map(([path]) => check(path))
  const expected = wrongPaths.map(([path, sentences]) => [
    `Type '"{{ ${path} }}"' is not assignable to type '"${sentences}"'.`,
    `Type '"a {{${path}}} b"' is not assignable to type '"${sentences}"'.`,
  ])
  expect(compiled(prelude, programs).map((said) => said.map(listed))).toEqual(expected.map((said) => said.map(listed)))
  expect(wrongPaths.map(([path]) => atRunTime(path))).toEqual(wrongPaths.map(([, sentences]) => sentences))
})

test('a path that some value has is right for both', { timeout: 120_000 }, () => {
  expect(compiled(prelude, rightPaths.map(check)).map((said, index) => [rightPaths[index], said])).toEqual(
    rightPaths.map((path) => [path, []]),
  )
  expect(rightPaths.map((path) => [path, atRunTime(path)])).toEqual(rightPaths.map((path) => [path, undefined]))
})

/** The compiler has keys in no order that can be relied on. */
function listed(message: string): string {
  return message.replace(/(?<= has )[\w, ]+(?=\.)/u, (names) => names.split(', ').toSorted().join(', '))
}

function atRunTime(path: string): string | undefined {
  const input: string = `{{ ${path} }}`
  try {
    task.stringCheck({ name: 'p', input, reference: 'x', operation: 'eq' })
    return undefined
  } catch (error) {
    if (!(error instanceof InvalidGraderError)) throw error
    return error.issues.map(({ message, hint }) => (hint === undefined ? message : `${message} ${hint}`)).join(' ')
  }
}
