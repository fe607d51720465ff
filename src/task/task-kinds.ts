import type { Grader } from '../core/grader.ts'
import { endpoint } from '../graders/endpoint/endpoint.ts'
import { jsonSchema } from '../graders/json-schema/json-schema.ts'
import { labelModel } from '../graders/label-model/label-model.ts'
import { multi } from '../graders/multi/multi.ts'
import { python } from '../graders/python/python.ts'
import { scoreModel } from '../graders/score-model/score-model.ts'
import { stringCheck } from '../graders/string-check/string-check.ts'
import { textSimilarity } from '../graders/text-similarity/text-similarity.ts'
import type { TaskBuilders } from './task-builders.ts'
import type { TaskTypes } from './task-types.ts'

/** A builder of specs as a task calls it: what it may be given, the compiler has seen. */
export interface TaskKind {
  readonly build: (spec: never) => Grader
  /** The keys of the spec whose texts are templates. */
  readonly templates: readonly string[]
}

/** The builders that take a spec; `TaskBuilders` has their types. */
export const taskKinds: Readonly<Record<Exclude<keyof TaskBuilders<TaskTypes>, 'functionGrader'>, TaskKind>> = {
  stringCheck: { build: stringCheck, templates: ['input', 'reference'] },
  textSimilarity: { build: textSimilarity, templates: ['input', 'reference'] },
  jsonSchema: { build: jsonSchema, templates: ['input'] },
  scoreModel: { build: scoreModel, templates: ['input'] },
  labelModel: { build: labelModel, templates: ['input'] },
  python: { build: python, templates: [] },
  endpoint: { build: endpoint, templates: [] },
  multi: { build: multi, templates: [] },
}
