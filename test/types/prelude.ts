/** What every program of the type tests starts with: a task with members of every kind, and plain builders. */
export const prelude = `
import * as z from 'zod'
import type { Grader, AnyGrader } from '../../src/core/grader.ts'
import type { GradeResult } from '../../src/core/result.ts'
import { compile } from '../../src/graders/compile.ts'
import { functionGrader } from '../../src/graders/function/function-grader.ts'
import { jsonSchema } from '../../src/graders/json-schema/json-schema.ts'
import { labelModel } from '../../src/graders/label-model/label-model.ts'
import { multi } from '../../src/graders/multi/multi.ts'
import { scoreModel } from '../../src/graders/score-model/score-model.ts'
import { stringCheck } from '../../src/graders/string-check/string-check.ts'
import { textSimilarity } from '../../src/graders/text-similarity/text-similarity.ts'
import { allOf } from '../../src/task/combinators/all-of.ts'
import { best } from '../../src/task/combinators/best.ts'
import { clamp } from '../../src/task/combinators/clamp.ts'
import { gate } from '../../src/task/combinators/gate.ts'
import { penalty } from '../../src/task/combinators/penalty.ts'
import { weighted } from '../../src/task/combinators/weighted.ts'
import { defineTask } from '../../src/task/define-task.ts'
import { row, task } from '../task/policy-task.ts'

const path = (input: string) => task.stringCheck({ name: 'p', input, reference: 'x', operation: 'eq' })
const text: string = '{{ item.a }}'
const reads = stringCheck({ name: 'r', input: '{{ sample.output_text }}', reference: '{{ item.answer }}', operation: 'eq' })
const readsJson = stringCheck({ name: 'j', input: '{{ sample.output_json.rules[0].id }}', reference: '{{ item.rule.id }}', operation: 'eq' })
const cosine = textSimilarity({ name: 'c', input: '{{ sample.output_text }}', reference: '{{ item.wording }}', evaluation_metric: 'cosine' })
const right = task.stringCheck({ name: 'v', input: '{{ sample.output_json.compliant }}', reference: '{{ item.compliant }}', operation: 'eq' })
`
