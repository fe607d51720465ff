import { mathjsParse } from '#lazy/mathjs'
import { Ajv } from 'ajv'
import { expect, test, vi } from 'vitest'
import { compile } from '../../src/graders/compile.ts'
import { parse } from '../../src/graders/parse.ts'
import { parseTemplate } from '../../src/template/parse-template.ts'
import { fakePorts } from '../graders/fake-ports.ts'

vi.mock('../../src/template/parse-template.ts', { spy: true })
vi.mock('#lazy/mathjs', { spy: true })
// All drafts of ajv inherit from one class.
const validators = vi.spyOn(Object.getPrototypeOf(Ajv.prototype) as Ajv, 'compile')

/** Calls so far: of the template parser, the formula parser, the schema compiler. */
function work(): number[] {
  return [parseTemplate, mathjsParse, validators].map((spied) => vi.mocked(spied).mock.calls.length)
}

const answer = '{{ sample.output_text }}'
const document = {
  type: 'multi',
  name: 'all',
  graders: {
    check: { type: 'string_check', name: 'c', input: answer, reference: '{{ item.a }}', operation: 'eq' },
    schema: { type: 'json_schema', name: 's', schema: { type: 'object', required: ['a'] } },
    partial: { type: 'json_schema', name: 'p', mode: 'partial', schema: { type: 'object', required: ['a'] } },
    similar: {
      type: 'text_similarity',
      name: 't',
      input: answer,
      reference: '{{ item.a }}',
      evaluation_metric: 'fuzzy_match',
    },
    judge: {
      type: 'score_model',
      name: 'j',
      model: 'm',
      input: [{ role: 'user', content: [{ type: 'input_text', text: answer }] }],
    },
  },
  calculate_output: '0.2 * (check + schema + partial + similar + judge)',
}

test('templates, formulas and schemas are read once for a grader, never once for a sample', async () => {
  const grade = compile(parse(document), fakePorts({ model: '1' }))
  // What only an invalid answer needs may be made at the first one.
  await grade('{"b": 1}', { a: 'x' })
  const before = work()
  expect(before.every((calls) => calls > 0)).toBe(true)
  for (let index = 0; index < 20; index++) {
    expect(await grade('{"a": 1}', { a: `{"a": ${index}}` })).toMatchObject({ ok: true })
    // Faults of a sample cost no second reading either.
    expect(await grade('text', {})).toMatchObject({ ok: false })
  }
  expect(work()).toEqual(before)
})
