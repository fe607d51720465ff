// Programs that compile, checked by `npm run typecheck`; nothing runs them.
import { expectTypeOf } from 'vitest'
import * as z from 'zod'
import type { AnyGrader, Grader, GradeMode } from '../../src/core/grader.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { GradeResult } from '../../src/core/result.ts'
import type { SampleInput } from '../../src/core/sample.ts'
import { compile } from '../../src/graders/compile.ts'
import { endpoint } from '../../src/graders/endpoint/endpoint.ts'
import { functionGrader } from '../../src/graders/function/function-grader.ts'
import { jsonSchema } from '../../src/graders/json-schema/json-schema.ts'
import { labelModel } from '../../src/graders/label-model/label-model.ts'
import { multi } from '../../src/graders/multi/multi.ts'
import { parse } from '../../src/graders/parse.ts'
import { python } from '../../src/graders/python/python.ts'
import { scoreModel } from '../../src/graders/score-model/score-model.ts'
import { stringCheck } from '../../src/graders/string-check/string-check.ts'
import { textSimilarity } from '../../src/graders/text-similarity/text-similarity.ts'
import { allOf, anyOf } from '../../src/task/combinators/all-of.ts'
import { best, worst } from '../../src/task/combinators/best.ts'
import { clamp } from '../../src/task/combinators/clamp.ts'
import { gate } from '../../src/task/combinators/gate.ts'
import { penalty } from '../../src/task/combinators/penalty.ts'
import { weighted } from '../../src/task/combinators/weighted.ts'
import { defineTask } from '../../src/task/define-task.ts'
import type { Reads } from '../../src/template/reads.ts'
import { row, task } from '../task/policy-task.ts'

// What texts read.
expectTypeOf<Reads<'{{ item.a }}', 'item'>>().toEqualTypeOf<{ readonly a: unknown }>()
expectTypeOf<Reads<'{{item.a}}', 'item'>>().toEqualTypeOf<{ readonly a: unknown }>()
expectTypeOf<Reads<'{{\n item.a\t}}', 'item'>>().toEqualTypeOf<{ readonly a: unknown }>()
expectTypeOf<Reads<'x', 'item'>>().toEqualTypeOf<object>()
expectTypeOf<Reads<string, 'item'>>().toEqualTypeOf<object>()
expectTypeOf<Reads<'{{ sample.output_text }}', 'item'>>().toEqualTypeOf<object>()
expectTypeOf<Reads<'{{ item.a.b }} {{ item.c[0].d }}', 'item'>>().toEqualTypeOf<{
  readonly a: { readonly b: unknown }
  readonly c: readonly { readonly d: unknown }[]
}>()
expectTypeOf<Reads<'{{ item.a }} {{ item.a.b }}', 'item'>>().toEqualTypeOf<{ readonly a: { readonly b: unknown } }>()
expectTypeOf<Reads<'{{ item.a[0][1] }}', 'item'>>().toEqualTypeOf<{ readonly a: readonly (readonly unknown[])[] }>()
expectTypeOf<Reads<'{{{item.a}}}', 'item'>>().toEqualTypeOf<{ readonly a: unknown }>() // the innermost braces, and one of text on each side
expectTypeOf<Reads<'{{ item.a }', 'item'>>().toEqualTypeOf<object>() // never closed, so it is text
expectTypeOf<Reads<'{{ item.a }} {{ item.b', 'item'>>().toEqualTypeOf<{ readonly a: unknown }>()
expectTypeOf<Reads<`{{ item.${string} }}`, 'item'>>().toEqualTypeOf<object>()
expectTypeOf<Reads<'{{ item.a }}' | '{{ item.b }}', 'item'>>().toEqualTypeOf<{
  readonly a: unknown
  readonly b: unknown
}>()
expectTypeOf<Reads<'{{ sample.output_tools[0].function.arguments.city }}', 'sample'>>().toEqualTypeOf<{
  readonly output_tools: readonly { readonly function: { readonly arguments: unknown } }[]
}>()

// What graders read, and whether they answer at once.
const text: string = '{{ item.a }}'
const plain = stringCheck({ name: 'p', input: '{{ sample.output_text }}', reference: 'yes', operation: 'eq' })
const answer = stringCheck({
  name: 'a',
  input: '{{ sample.output_text }}',
  reference: '{{ item.answer }}',
  operation: 'eq',
})
const deep = stringCheck({
  name: 'd',
  input: '{{ sample.output_json.rules[0].id }}',
  reference: '{{ item.rule.id }}',
  operation: 'like',
})
const dynamic = stringCheck({ name: 'd', input: text, reference: '{{ item.answer }}', operation: 'eq' })
const cosine = textSimilarity({
  name: 'c',
  input: '{{ sample.output_text }}',
  reference: '{{ item.wording }}',
  evaluation_metric: 'cosine',
})
const judge = scoreModel({
  name: 'j',
  model: 'o3',
  input: [{ role: 'user', content: ['{{ item.question }}', { type: 'input_text', text: '{{ sample.output_text }}' }] }],
})
expectTypeOf(plain).toEqualTypeOf<Grader<object, string | { readonly output_text: unknown }, 'sync'>>()
expectTypeOf(answer).toEqualTypeOf<
  Grader<{ readonly answer: unknown }, string | { readonly output_text: unknown }, 'sync'>
>()
expectTypeOf(dynamic).toEqualTypeOf<Grader<{ readonly answer: unknown }, SampleInput, 'sync'>>()
expectTypeOf(cosine).toEqualTypeOf<
  Grader<{ readonly wording: unknown }, string | { readonly output_text: unknown }, 'async'>
>()
expectTypeOf(judge).toEqualTypeOf<
  Grader<{ readonly question: unknown }, string | { readonly output_text: unknown }, 'async'>
>()
expectTypeOf(textSimilarity({ name: 't', input: 'a', reference: 'b', evaluation_metric: 'bleu' })).toEqualTypeOf<
  Grader<object, SampleInput, 'sync'>
>()
expectTypeOf(jsonSchema({ name: 'j', schema: z.object({}) })).toEqualTypeOf<Grader<object, SampleInput, 'sync'>>()
expectTypeOf(jsonSchema({ name: 'j', schema: {}, input: '{{ item.json }}' })).toEqualTypeOf<
  Grader<{ readonly json: unknown }, SampleInput, 'sync'>
>()
expectTypeOf(
  labelModel({ name: 'l', model: 'o3', labels: ['a'], passing_labels: ['a'], input: [{ role: 'user', content: 'x' }] }),
).toEqualTypeOf<Grader<object, SampleInput, 'async'>>()
expectTypeOf(multi({ graders: { answer, deep }, calculate_output: 'answer + deep' })).toEqualTypeOf<
  Grader<
    { readonly answer: unknown } & { readonly rule: { readonly id: unknown } },
    | string
    | ({ readonly output_text: unknown } & {
        readonly output_json: { readonly rules: readonly { readonly id: unknown }[] }
      }),
    'sync'
  >
>()
expectTypeOf(multi({ graders: { answer, judge }, calculate_output: 'answer * judge' })).toExtend<
  Grader<never, never, 'async'>
>()
expectTypeOf(multi({ graders: { answer, parsed: parse('{}') }, calculate_output: 'answer * parsed' })).toExtend<
  Grader<never, never, GradeMode>
>()

// What may be graded.
expectTypeOf(compile(answer)('yes', { answer: 'yes' })).toEqualTypeOf<GradeResult>()
expectTypeOf(compile(cosine)('yes', { wording: 'yes' })).toEqualTypeOf<Promise<GradeResult>>()
compile(plain)('yes', {})
compile(answer)({ output_text: 'yes', model: 'o4' }, { answer: 'yes', messages: [] }) // a row may have more
compile(answer)('yes', { answer: null })
compile(answer)('yes', { answer: ['a', { b: 1 }] })
compile(deep)('{"rules":[]}', { rule: { id: 'R1', text: '' } })
compile(deep)({ output_json: { rules: [{ id: 'R1' }, { id: 'R2', also: 1 }] } }, { rule: { id: 1 } })
compile(answer)('yes', { answer: 'yes' }, { signal: AbortSignal.abort() })
interface Row {
  readonly answer: string
  readonly id: number
}
compile(answer)('yes', {} as Row)
const anyRow: AnyGrader = plain as AnyGrader
compile(anyRow)('x', {} as JsonObject)
compile(answer as AnyGrader)('x', {})
compile(parse('{}'))({ output_text: '' }, { anything: 1 })
compile(functionGrader('f', (sample, item: { id: string }) => sample.output_text.length + item.id.length))('x', {
  id: 'x',
})
compile(python({ name: 'p', source: '' }))('x', {})
compile(endpoint({ name: 'e', url: 'https://a.example' }))('x', {})

// Specs with keys that are not known, and texts that are not literals.
stringCheck({ name: 's', input: 'x', reference: 'y', operation: 'ilike', pass_threshold: 0.5 })
multi({ name: 'm', graders: { answer }, calculate_output: 'answer', invalid_grade: 0 })
multi({ graders: { answer }, calculate_output: text })
multi({ graders: { answer } as Record<string, Grader>, calculate_output: 'whatever + 1' })
multi({ graders: { answer, deep }, calculate_output: `${0.5} * answer + ${text}` })
multi({ graders: { max: answer }, calculate_output: 'max(max, 0.5)' })
multi({ graders: { é: answer }, calculate_output: 'é * 2' })
multi({
  graders: { answer, deep },
  calculate_output:
    '0.25 * answer + 0.25 * answer + 0.25 * answer + 0.25 * answer + 0.25 * answer + 0.25 * answer + 0.25 * answer + 0.25 * answer + 0.25 * answer + 0.25 * answer + 0.25 * answer + 0.25 * answer + 0.25 * answer + nobody',
}) // 200 characters and more are checked at run time

// A task.
task.stringCheck({
  name: 's',
  input: '{{ sample.output_json.compliant }}',
  reference: '{{ item.compliant }}',
  operation: 'eq',
})
task.stringCheck({ name: 's', input: text, reference: `Rule ${text}`, operation: 'eq', pass_threshold: 1 })
task.stringCheck({ name: 's', input: '{ "a": {{item.note}}}', reference: '{{ never closed', operation: 'eq' })
task.textSimilarity({
  name: 't',
  input: '{{ sample.output_json.reasons[0].rule }}',
  reference: '{{ item.policy.pair[1] }}',
  evaluation_metric: 'rouge_l',
})
expectTypeOf(task.textSimilarity({ name: 't', input: 'a', reference: 'b', evaluation_metric: 'cosine' })).toExtend<
  Grader<never, never, 'async'>
>()
expectTypeOf(
  task.textSimilarity({ name: 't', input: 'a', reference: 'b', evaluation_metric: 'cosine', variant: 'words' }),
).toExtend<Grader<never, never, 'sync'>>()
task.jsonSchema({ name: 'j' })
task.jsonSchema({ name: 'j', schema: z.string(), input: '{{ item.explanation }}', mode: 'partial' })
task.scoreModel({
  name: 's',
  model: 'o3',
  range: [0, 5],
  input: [
    { role: 'system', content: 'Judge.' },
    { role: 'user', content: '{{ item.note }}: {{ sample.output_text }}' },
  ],
})
const messages = [{ role: 'user' as const, content: text }]
task.scoreModel({ name: 's', model: 'o3', input: messages })
task.labelModel({
  name: 'l',
  model: 'o3',
  labels: ['a', 'b'],
  passing_labels: ['a'],
  input: [{ role: 'user', content: { type: 'input_image', image_url: '{{ item.anything.url }}', detail: 'low' } }],
})
task.python({ name: 'p', source: 'def grade(sample, item): return 1' })
task.endpoint({ name: 'e', url: 'https://a.example', headers: { a: 'b' } })
task.functionGrader('f', (sample, item) => (sample.output_text === item.compliant ? 1 : 0))
const verdict = task.stringCheck({
  name: 'v',
  input: '{{ sample.output_json.compliant }}',
  reference: '{{ item.compliant }}',
  operation: 'eq',
})
const both = task.multi({ graders: { verdict, plain }, calculate_output: '0.5 * verdict + 0.5 * plain' })
compile(verdict)('{"compliant":"yes"}', row)
compile(verdict)({ output_json: { compliant: 'yes' } }, row)
compile(both)({ output_json: { compliant: 'yes', reasons: [] }, output_text: '' }, task.parseRow(row))
for (const item of task.rows('')) compile(both)('', item)
expectTypeOf(task.parseRow({}).note).toEqualTypeOf<string | null | undefined>()
expectTypeOf(task.responseFormat().json_schema.strict).toEqualTypeOf<true>()
const open = defineTask({ item: z.object({ id: z.string() }) })
open.stringCheck({
  name: 's',
  input: '{{ sample.output_json.any.thing[0] }}',
  reference: '{{ item.id }}',
  operation: 'eq',
})
const coerced = defineTask({
  item: z.object({ n: z.coerce.number(), d: z.string().transform(Number), e: z.string().default('') }),
})
coerced.stringCheck({ name: 's', input: '{{ item.n }} {{ item.d }}', reference: '{{ item.e }}', operation: 'eq' })
const loose = defineTask({ item: z.looseObject({ id: z.string() }) })
loose.stringCheck({ name: 's', input: '{{ item.whatever }}', reference: '{{ item.id }}', operation: 'eq' })

// Combinators.
expectTypeOf(weighted({ answer: [0.5, answer], deep: [0.5, deep] })).toEqualTypeOf<
  Grader<
    { readonly answer: unknown } & { readonly rule: { readonly id: unknown } },
    | string
    | ({ readonly output_text: unknown } & {
        readonly output_json: { readonly rules: readonly { readonly id: unknown }[] }
      }),
    'sync'
  >
>()
void compile(gate(plain, answer, { at: 0.5, name: 'gate' }))('x', { answer: 'x' }).ok
void compile(clamp(answer, 0, 1))('x', { answer: 'x' }).ok
void compile(allOf({ plain, answer }))('x', { answer: 'x' }).ok
void compile(anyOf({ plain, answer }, { at: 0.8 }))('x', { answer: 'x' }).ok
void compile(best({ plain, answer }))('x', { answer: 'x' }).ok
void compile(worst({ plain, answer }, { name: 'worst' }))('x', { answer: 'x' }).ok
void compile(penalty(answer, 0.2, plain))('x', { answer: 'x' }).ok
expectTypeOf(compile(penalty(answer, 0.2, judge))('x', { answer: 'x', question: '' })).toEqualTypeOf<
  Promise<GradeResult>
>()
weighted({ verdict: [0.7, gate(plain, verdict)], wording: [0.3, best({ plain, verdict })] })
