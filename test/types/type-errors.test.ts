import { expect, test } from 'vitest'
import { InvalidGraderError } from '../../src/core/errors.ts'
import { parseFormula } from '../../src/formula/parse-formula.ts'
import { task } from '../task/policy-task.ts'
import { compiled } from './compiled.ts'
import { rightPaths, wrongPaths } from './path-faults.ts'
import { prelude } from './prelude.ts'
import { rightFormulas, wrongFormulas, wrongPrograms } from './wrong-programs.ts'

const check = (path: string) =>
  `task.stringCheck({ name: 'p', input: '{{ ${path} }}', reference: 'a {{${path}}} b', operation: 'eq' })`
const combine = (formula: string) => `multi({ graders: { a: reads, bonus: reads }, calculate_output: '${formula}' })`

// One run of the compiler for all: most of its time goes into what the programs have in common.
const [ofPaths = [], ofRightPaths = [], ofFormulas = [], ofRightFormulas = [], ofPrograms = []] = groups([
  wrongPaths.map(([path]) => check(path)),
  rightPaths.map(check),
  wrongFormulas.map(([formula]) => combine(formula)),
  rightFormulas.map(combine),
  wrongPrograms.map(([program]) => program),
])

test('a wrong program is told what is wrong with it', () => {
  const said = wrongPrograms.map(([program, ...expected], index) => {
    const messages = ofPrograms[index] ?? []
    return [program, ...messages.map((message, at) => (message.includes(expected[at] ?? '?') ? expected[at] : message))]
  })
  expect(said).toEqual(wrongPrograms)
})

test('of a wrong path the compiler says what a check at run time says', () => {
  const expected = wrongPaths.map(([path, sentences]) => [
    `Type '"{{ ${path} }}"' is not assignable to type '"${sentences}"'.`,
    `Type '"a {{${path}}} b"' is not assignable to type '"${sentences}"'.`,
  ])
  expect(ofPaths.map((said) => said.map(listed))).toEqual(expected.map((said) => said.map(listed)))
  expect(wrongPaths.map(([path]) => atRunTime(path))).toEqual(wrongPaths.map(([, sentences]) => sentences))
})

test('a path that some value has is right for both', () => {
  expect(ofRightPaths.map((said, index) => [rightPaths[index], said])).toEqual(rightPaths.map((path) => [path, []]))
  expect(rightPaths.map((path) => [path, atRunTime(path)])).toEqual(rightPaths.map((path) => [path, undefined]))
})

test('of a wrong formula the compiler says what is wrong with it', () => {
  const expected = wrongFormulas.map(
    ([formula, sentences]) => `Type '"${formula}"' is not assignable to type '"${sentences}"'.`,
  )
  expect(ofFormulas.map(([said = '']) => listed(said))).toEqual(expected.map(listed))
  for (const [formula] of wrongFormulas) expect(isRight(formula)).toBe(false)
})

test('a right formula is right for both', () => {
  expect(ofRightFormulas.map((said, index) => [rightFormulas[index], said])).toEqual(
    rightFormulas.map((one) => [one, []]),
  )
  expect(rightFormulas.filter((formula) => !isRight(formula))).toEqual([])
})

/** The compiler has keys in no order that can be relied on. */
function listed(message: string): string {
  return message.replace(/(?<= has | There are )[\w, ]+(?=\.)/gu, (names) => names.split(', ').toSorted().join(', '))
}

function isRight(formula: string): boolean {
  const { expression, issues } = parseFormula(formula.replaceAll('\\n', '\n'), ['a', 'bonus'])
  return expression !== undefined && !issues.some(({ severity }) => severity === 'error') && /a.*bonus/su.test(formula)
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

function groups(programs: readonly (readonly string[])[]): string[][][] {
  const said = compiled(prelude, programs.flat())
  let start = 0
  return programs.map((group) => said.slice(start, (start += group.length)))
}
