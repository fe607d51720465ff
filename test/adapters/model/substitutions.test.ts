import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseSubstitution, readSubstitutions } from '../../../src/adapters/model/read-substitutions.ts'
import { substituteModels } from '../../../src/adapters/model/substitute-models.ts'
import type { ModelClient } from '../../../src/core/ports.ts'
import { compile } from '../../../src/graders/compile.ts'
import { scoreModel } from '../../../src/graders/score-model/score-model.ts'
import { folder } from '../../cli/fake-io.ts'

/** A model that says which one it is. */
const asked: ModelClient = {
  complete: ({ model }) => Promise.resolve({ kind: 'text', text: '{"steps":[],"result":1}', model, notes: ['said.'] }),
}
const grader = (model: string) => scoreModel({ name: 'j', model, input: [{ role: 'user', content: 'Judge.' }] })

test.each<[model: string, table: Record<string, string>, seen: string, notes: string[]]>([
  ['o3', { o3: 'mine' }, 'mine', ['mine was asked in place of o3.', 'said.']],
  ['o3', { o1: 'mine' }, 'o3', ['said.']],
  ['o3', { '*': 'mine' }, 'mine', ['mine was asked in place of o3.', 'said.']],
  ['o3', { '*': 'mine', o3: 'o3' }, 'o3', ['said.']],
  ['a', { a: 'b', b: 'c' }, 'b', ['b was asked in place of a.', 'said.']],
  ['toString', {}, 'toString', ['said.']],
])('%s with the table %j is judged by %s', async (model, table, seen, notes) => {
  const result = await compile(grader(model), { model: substituteModels(asked, table) })('x', {})
  expect(result).toMatchObject({ ok: true, detail: { model: seen, notes } })
})

test('a substitution file is an object of names', () => {
  const path = folder({ 'models.json': { o3: 'mine', __proto__x: 'other' } })
  expect(readSubstitutions(join(path, 'models.json'))).toEqual({ o3: 'mine', __proto__x: 'other' })
})

test.each([
  ['{"o3": "mine",}', ':1:15: this is not JSON: a comma stands before }.'],
  ['["o3"]', ' holds an array; write a JSON object: {"old-model": "new-model"}.'],
  ['{"o3": 5}', ': "o3" must have the name of a model, not 5.'],
  ['{"o3": ""}', ': "o3" must have the name of a model, not "".'],
])('the file %s is refused at its place', (text, message) => {
  const path = join(folder({ 'models.json': text }), 'models.json')
  expect(() => readSubstitutions(path)).toThrow(`${path}${message}`)
})

test('a substitution file that is not there is named', () => {
  expect(() => readSubstitutions('nowhere.json')).toThrow('There is no file nowhere.json.')
})

test('the command line has old=new', () => {
  expect(parseSubstitution('o3-2025-04-16 = mine')).toEqual(['o3-2025-04-16', 'mine'])
  expect(parseSubstitution('*=registry/mine:8b=q4')).toEqual(['*', 'registry/mine:8b=q4'])
  for (const text of ['o3', '=mine', 'o3=', '', ' = '])
    expect(() => parseSubstitution(text)).toThrow(`"${text}" names no substitution; write old-model=new-model.`)
})
