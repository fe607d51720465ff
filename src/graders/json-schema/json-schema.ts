import { defineGrader, type Grader, type Scope, type Spec } from '../../core/grader.ts'
import { issuesAt } from '../../core/issue.ts'
import { isJsonObject, type Json, ownValue } from '../../core/json.ts'
import { type GradeResult, scored, unscored } from '../../core/result.ts'
import { checkTemplates } from '../../template/check-templates.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import type { Reads, SampleRead } from '../../template/reads.ts'
import { renderer } from '../../template/render.ts'
import type { TextsIn } from '../../template/texts-in.ts'
import { checkSchema } from './check-schema.ts'
import { type CompiledSchema, compiledSchema } from './compiled-schema.ts'
import { dialectOf } from './dialect.ts'
import { partialScore } from './partial/partial-score.ts'
import { type Output, readOutput, readSampleOutput } from './read-output.ts'
import { plainSchema, type StandardJsonSchema } from './standard-schema.ts'
import { unwrapSchema } from './unwrap-schema.ts'

/** The JSON of a JSON Schema grader. It is a kind of this library: the hosted service has none of the name. */
export interface JsonSchemaSpec extends Spec {
  readonly type: 'json_schema'
  /** A JSON Schema, or a `response_format` that holds one. */
  readonly schema: boolean | object
  /** A template whose text is read as JSON; without it, the sample's output. */
  readonly input?: string
  /** `valid`: 1 or 0. `partial`: the share of the schema that holds. Default `valid`. */
  readonly mode?: 'valid' | 'partial'
  /** Whether JSON in a code fence or in prose is taken. Default `false`: such an answer scores 0. */
  readonly extract?: boolean
}

/** The keys of the spec without `type`; the schema may also be one of zod or of another Standard JSON Schema library. */
export type JsonSchemaInput = Omit<JsonSchemaSpec, 'type' | 'schema'> & {
  readonly schema: boolean | object | StandardJsonSchema
  readonly [key: string]: Json | object | undefined
}

/** Asks whether an answer is valid JSON of a schema, or how much of it is. */
export const jsonSchemaKind = /* @__PURE__ */ defineGrader<JsonSchemaSpec>({
  type: 'json_schema',
  summary: 'Validates JSON against a JSON Schema and gives 1 or 0, or the share of the schema that holds.',
  check: (spec) => [...checkTemplates(spec, ['input']), ...issuesAt(['schema'], checkSchema(spec.schema))],
  range: () => ({ low: 0, high: 1 }),
  compile(spec) {
    const judge = judgeWith(compiled(spec), spec.mode ?? 'valid')
    const read = reader(spec)
    return (scope) => {
      const output = read(scope)
      return 'value' in output ? judge(output.value) : output.result
    }
  },
})

/**
 * Builds a grader that validates JSON: by default the sample's output, and 1 for a valid one, else 0. With
 * `mode: 'partial'` an invalid document scores the share of the schema that holds. Text that is not JSON scores 0.
 * A zod schema is written into the spec as JSON Schema, as what goes into it.
 */
export function jsonSchema<const Given extends JsonSchemaInput>(
  spec: Given,
): Grader<Reads<TextsIn<Given, 'input'>, 'item'>, SampleRead<TextsIn<Given, 'input'>>, 'sync'> {
  return {
    kind: jsonSchemaKind,
    spec: { ...spec, schema: plainSchema(spec.schema), type: 'json_schema' },
  }
}

const valid: GradeResult = { ok: true, score: 1 }

function judgeWith({ validate, plan }: CompiledSchema, mode: 'valid' | 'partial'): (value: Json) => GradeResult {
  return (value) => {
    try {
      if (validate(value)) return valid
      const { score, report } = partialScore(value, plan(), validate.errors?.[0]?.keyword ?? '')
      const { count, sentences } = report
      return scored(mode === 'partial' ? score : 0, {
        message: `The output breaks the schema in ${count} place${count === 1 ? '' : 's'}.`,
        violations: sentences,
        ...(count > sentences.length ? { more: count - sentences.length } : {}),
      })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return unscored('other', 'The output is nested too deeply to be checked against the schema.')
    }
  }
}

function reader(spec: JsonSchemaSpec): (scope: Scope) => Output {
  const options = { extract: spec.extract === true }
  if (spec.input === undefined) return (scope) => readSampleOutput(scope, options)
  const render = renderer(parseTemplate(spec.input).template)
  return (scope) => {
    const text = render(scope)
    return typeof text === 'string' ? readOutput(text, options) : { result: text }
  }
}

function compiled(spec: JsonSchemaSpec): CompiledSchema {
  const { schema } = unwrapSchema(spec.schema as Json) // check found it to be JSON
  const dialect = isJsonObject(schema) ? dialectOf(ownValue(schema, '$schema')) : undefined
  // check() refuses what is neither an object nor a boolean, and drafts that are not known.
  return compiledSchema(
    isJsonObject(schema) ? schema : schema !== false,
    typeof dialect === 'string' ? dialect : '2020-12',
  )
}
