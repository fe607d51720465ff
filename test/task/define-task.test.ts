import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { InvalidGraderError } from '../../src/core/errors.ts'
import { compile } from '../../src/graders/compile.ts'
import { jsonSchema } from '../../src/graders/json-schema/json-schema.ts'
import { registeredKinds } from '../../src/graders/registry.ts'
import { stringCheck } from '../../src/graders/string-check/string-check.ts'
import { defineTask } from '../../src/task/define-task.ts'
import { taskKinds } from '../../src/task/task-kinds.ts'
import { item, row, task } from './policy-task.ts'

const judge = {
  name: 'judge',
  model: 'o3',
  input: [{ role: 'user', content: '{{ sample.output_text }} {{ item.explanation }}' }],
} as const
const built = {
  stringCheck: task.stringCheck({
    name: 's',
    input: '{{ sample.output_json.compliant }}',
    reference: '{{ item.compliant }}',
    operation: 'eq',
  }),
  textSimilarity: task.textSimilarity({
    name: 't',
    input: '{{ sample.output_text }}',
    reference: '{{ item.explanation }}',
    evaluation_metric: 'fuzzy_match',
  }),
  jsonSchema: task.jsonSchema({ name: 'j', mode: 'partial' }),
  scoreModel: task.scoreModel(judge),
  labelModel: task.labelModel({ ...judge, labels: ['a', 'b'], passing_labels: ['a'] }),
  python: task.python({ name: 'p', source: 'def grade(sample, item):\n  return 1.0' }),
  endpoint: task.endpoint({ name: 'e', url: 'https://grader.example' }),
  functionGrader: task.functionGrader('f', (sample, { compliant }) => (sample.output_text === compliant ? 1 : 0)),
}

test('a task has a builder for every kind', () => {
  expect(Object.keys(built).toSorted()).toEqual(
    [...Object.keys(taskKinds), 'functionGrader'].filter((name) => name !== 'multi').toSorted(),
  )
  const graders = [...Object.values(built), task.multi({ graders: { f: built.functionGrader }, calculate_output: 'f' })]
  const kinds = graders.map(({ kind }) => kind.type).filter((type) => type !== 'function')
  expect(kinds.toSorted()).toEqual(registeredKinds.map(({ kind }) => kind.type).toSorted())
})

test('the builders of a task make what the plain ones make', () => {
  const plain = stringCheck({
    name: 's',
    input: '{{ sample.output_json.compliant }}',
    reference: '{{ item.compliant }}',
    operation: 'eq',
  })
  expect(built.stringCheck).toEqual(plain)
})

test('a grader of a task grades its rows', () => {
  expect(compile(built.stringCheck)('{"compliant":"yes"}', row)).toMatchObject({ ok: true, score: 1 })
  expect(compile(built.functionGrader)('yes', row)).toEqual({ ok: true, score: 1 })
  const both = task.multi({
    graders: { a: built.stringCheck, b: built.textSimilarity },
    calculate_output: '0.5 * a + 0.5 * b',
  })
  expect(compile(both)('{"compliant":"yes"}', row)).toMatchObject({ ok: true, parts: { a: { score: 1 } } })
})

describe('without a schema of its own, a JSON Schema grader takes the one of the output', () => {
  const grade = compile(task.jsonSchema({ name: 'shape' }))

  test.each([
    ['{"compliant":"yes","reasons":[{"rule":"R1"}]}', 1],
    ['{"compliant":"yes"}', 1],
    // A strict response format makes what may be left out nullable.
    ['{"compliant":"yes","reasons":null}', 1],
    ['{"compliant":null}', 0],
    ['{"reasons":[]}', 0],
  ])('%s scores %d', (text, score) => {
    expect(grade(text, row)).toMatchObject({ ok: true, score })
  })

  test('and its own when it has one', () => {
    const own = { name: 'own', schema: { type: 'object', required: ['x'] } }
    expect(task.jsonSchema(own)).toEqual(jsonSchema(own))
  })
})

describe('a template that the compiler cannot see is checked when it is built', () => {
  const build =
    (input: string, reference: string = 'x') =>
    () =>
      task.stringCheck({ name: 's', input, reference, operation: 'eq' })

  test('with all that is wrong in it', () => {
    const caught = thrown(build('{{ item.complaint }} {{ item.compliant }}', 'a {{ sample.output_json.complaint }}'))
    expect(caught.issues).toEqual([
      {
        code: 'invalid_template',
        severity: 'error',
        path: ['input'],
        span: { start: 0, end: 20 },
        message: 'item.complaint does not exist.',
        hint: 'Did you mean item.compliant?',
      },
      {
        code: 'invalid_template',
        severity: 'error',
        path: ['reference'],
        span: { start: 2, end: 36 },
        message: 'sample.output_json.complaint does not exist.',
        hint: 'Did you mean sample.output_json.compliant?',
      },
    ])
    expect(caught.message).toBe(
      'input: item.complaint does not exist. Did you mean item.compliant?\nreference: sample.output_json.complaint does not exist. Did you mean sample.output_json.compliant?',
    )
  })

  test('at its place in a list of messages', () => {
    const content: string = '{{ item.explnation }}'
    const messages = () =>
      task.scoreModel({ ...judge, input: [{ role: 'user', content: [{ type: 'input_text', text: content }] }] })
    expect(thrown(messages).issues).toMatchObject([{ path: ['input', 0, 'content', 0, 'text'] }])
  })

  test('and passes when it is right', () => {
    expect(build('{{ item.policy.rules[0].id }}')().spec).toMatchObject({ input: '{{ item.policy.rules[0].id }}' })
  })

  test('but for syntax, which compile checks in any template', () => {
    expect(() => compile(build('{{ itm.x }}')())).toThrow('A template must read from item or sample, not from "itm".')
  })

  test('but for a library that cannot write its schema as JSON Schema', () => {
    const dated = defineTask({ item: z.object({ at: z.date() }) })
    const path: string = '{{ item.nothing }}'
    expect(dated.stringCheck({ name: 's', input: path, reference: 'x', operation: 'eq' }).spec).toMatchObject({
      input: path,
    })
  })

  test('through references of the output to itself', () => {
    const node = z.object({
      value: z.string(),
      get children() {
        return z.array(node)
      },
    }) // prettier-ignore
    const tree = defineTask({ item, output: node })
    const check = (input: string) => () => tree.stringCheck({ name: 's', input, reference: 'x', operation: 'eq' })
    expect(check('{{ sample.output_json.children[0].children[1].value }}')).not.toThrow()
    expect(check('{{ sample.output_json.children[0].valeu }}')).toThrow(
      'Did you mean sample.output_json.children[0].value?',
    )
  })
})

test('what is no schema is refused', () => {
  expect(() => defineTask({ item: { type: 'object' } as never })).toThrow(
    'The item schema is an object that is no schema: pass one of zod 4 or of another Standard Schema library.',
  )
  expect(() => defineTask({ item, output: 'text' as never })).toThrow('The output schema is a string that is no schema')
})

function thrown(run: () => unknown): InvalidGraderError {
  try {
    run()
  } catch (error) {
    if (error instanceof InvalidGraderError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
