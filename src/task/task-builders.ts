import type { Grader, GradeMode, SpecInput } from '../core/grader.ts'
import type { Json } from '../core/json.ts'
import type { Sample, SampleInput } from '../core/sample.ts'
import type { CheckedFormula } from '../formula/checked-formula.ts'
import type { EndpointSpec } from '../graders/endpoint/endpoint.ts'
import type { FunctionScore } from '../graders/function/function-grader.ts'
import type { JsonSchemaInput, JsonSchemaSpec } from '../graders/json-schema/json-schema.ts'
import type { LabelModelSpec } from '../graders/label-model/label-model.ts'
import type { CombinedGrader } from '../graders/multi/combined-grader.ts'
import type { PythonSpec } from '../graders/python/python.ts'
import type { ScoreModelSpec } from '../graders/score-model/score-model.ts'
import type { StringCheckSpec } from '../graders/string-check/string-check.ts'
import type { SimilarityMode, TextSimilaritySpec } from '../graders/text-similarity/text-similarity.ts'
import type { TextsIn } from '../template/texts-in.ts'
import type { CheckedSpec } from './checked-spec.ts'
import type { TaskSample, TaskSampleInput } from './task-sample.ts'
import type { SampleFields, TaskTypes } from './task-types.ts'

/**
 * The builders of a task, by the names of the plain ones: a line here, and the value that the compiler then asks for in
 * `taskKinds`, give a kind to every task.
 * @example TaskBuilders<TaskTypes<{ id: string }>>['stringCheck'] // (spec: …) => Grader<{ id: string }, …, 'sync'>
 */
export interface TaskBuilders<Types extends TaskTypes> {
  readonly stringCheck: Builder<
    Types,
    { spec: SpecInput<StringCheckSpec>; templates: 'input' | 'reference'; mode: 'sync' }
  >
  readonly textSimilarity: SimilarityBuilder<Types>
  readonly jsonSchema: Builder<Types, { spec: OutputSchemaInput; templates: 'input'; mode: 'sync' }>
  readonly scoreModel: Builder<Types, { spec: SpecInput<ScoreModelSpec>; templates: 'input'; mode: 'async' }>
  readonly labelModel: Builder<Types, { spec: SpecInput<LabelModelSpec>; templates: 'input'; mode: 'async' }>
  readonly python: Builder<Types, { spec: SpecInput<PythonSpec>; templates: never; mode: 'async' }>
  readonly endpoint: Builder<Types, { spec: SpecInput<EndpointSpec>; templates: never; mode: 'async' }>
  readonly functionGrader: FunctionBuilder<Types>
  readonly multi: MultiBuilder<Types>
}

interface BuilderKind {
  readonly spec: object
  /** The keys of the spec whose texts are templates. */
  readonly templates: string
  readonly mode: GradeMode
}

type Builder<Types extends TaskTypes, Kind extends BuilderKind> = <const Given extends Kind['spec']>(
  spec: CheckedSpec<Given, Kind['templates'], Types>,
) => Grader<
  Types['item'],
  TaskSampleInput<Types['output'], SampleFields<TextsIn<Given, Kind['templates']>>>,
  Kind['mode']
>

type SimilarityBuilder<Types extends TaskTypes> = <const Given extends SpecInput<TextSimilaritySpec>>(
  spec: CheckedSpec<Given, 'input' | 'reference', Types>,
) => Grader<
  Types['item'],
  TaskSampleInput<Types['output'], SampleFields<TextsIn<Given, 'input' | 'reference'>>>,
  SimilarityMode<Given>
>

/** Without a schema of its own, the output must have the task's. */
type OutputSchemaInput = Omit<JsonSchemaSpec, 'type' | 'schema'> & {
  readonly schema?: JsonSchemaInput['schema']
  readonly [key: string]: Json | object | undefined
}

/** The row is the task's; the sample is any, since a model may answer anything. */
type FunctionBuilder<Types extends TaskTypes> = <
  Returned extends FunctionScore | Promise<FunctionScore> = FunctionScore,
>(
  name: string,
  grade: (sample: Sample, item: Types['item']) => Returned,
) => Grader<Types['item'], SampleInput, Returned extends Promise<unknown> ? 'async' : 'sync'>

/** The children may read what the task's rows and samples have. */
type MultiBuilder<Types extends TaskTypes> = <
  const Children extends Readonly<Record<string, Grader<Types['item'], string | TaskSample<Types['output']>>>>,
  const Formula extends string,
>(
  spec: {
    readonly name?: string
    readonly graders: Children
    readonly calculate_output: CheckedFormula<Formula, keyof Children & string>
  } & { readonly [key: string]: unknown },
) => CombinedGrader<Children>
