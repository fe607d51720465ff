// Programs that do not compile, checked by `npm run typecheck`; `type-errors.test.ts` pins what the compiler says of more of them.
import type { AnyGrader } from '../../src/core/grader.ts'
import { compile } from '../../src/graders/compile.ts'
import { multi } from '../../src/graders/multi/multi.ts'
import { stringCheck } from '../../src/graders/string-check/string-check.ts'
import { weighted } from '../../src/task/combinators/weighted.ts'
import { defineTask } from '../../src/task/define-task.ts'
import { row, task } from '../task/policy-task.ts'

const answer = stringCheck({
  name: 'a',
  input: '{{ sample.output_text }}',
  reference: '{{ item.answer }}',
  operation: 'eq',
})
const spec = { name: 's', reference: 'x', operation: 'eq' } as const

// @ts-expect-error: item.complaint does not exist. Did you mean item.compliant?
task.stringCheck({ ...spec, input: '{{ item.complaint }}' })
// @ts-expect-error: the same, in the middle of a text
task.stringCheck({ ...spec, input: 'Is it {{item.complaint}}?' })
// @ts-expect-error: sample.output_json.verdict does not exist
task.stringCheck({ ...spec, input: '{{ sample.output_json.verdict }}' })
// @ts-expect-error: an array needs an index
task.stringCheck({ ...spec, input: '{{ item.policy.rules.id }}' })
// @ts-expect-error: text has no parts
task.stringCheck({ ...spec, input: '{{ item.explanation.length }}' })
// @ts-expect-error: not a path
task.stringCheck({ ...spec, input: '{{ item.policy.rules[*].id }}' })
// @ts-expect-error: not a namespace
task.stringCheck({ ...spec, input: '{{ row.compliant }}' })
// @ts-expect-error: not an operation
task.stringCheck({ ...spec, input: 'x', operation: 'contains' })
// @ts-expect-error: a template in a message
task.scoreModel({ name: 's', model: 'o3', input: [{ role: 'user', content: '{{ item.complaint }}' }] })
// @ts-expect-error: no such grader
multi({ graders: { answer }, calculate_output: '0.5 * anwser' })
// @ts-expect-error: unused
multi({ graders: { answer, again: answer }, calculate_output: 'answer' })
// @ts-expect-error: no such function
multi({ graders: { answer }, calculate_output: 'mean(answer)' })
// @ts-expect-error: a parenthesis is not closed
multi({ graders: { answer }, calculate_output: '(answer' })
// @ts-expect-error: empty
multi({ graders: { answer }, calculate_output: '' })
// @ts-expect-error: the child reads what no row of the task has
task.multi({ graders: { answer }, calculate_output: 'answer' })
// @ts-expect-error: the row lacks the field
compile(answer)('yes', { id: 'x' })
// @ts-expect-error: no row at all
compile(answer)('yes')
// @ts-expect-error: the sample lacks the field
compile(answer)({ output_json: {} }, { answer: 'x' })
// @ts-expect-error: one of the graders reads more
compile(weighted({ answer: [1, answer] }))('yes', {})
// @ts-expect-error: it reads more than any row has
const any: AnyGrader = answer
// @ts-expect-error: the output has the type of the task
compile(task.jsonSchema({ name: 'j' }))({ output_json: { compliant: true } }, row)
// @ts-expect-error: no schema
defineTask({ item: 'schema' })

export { any }
