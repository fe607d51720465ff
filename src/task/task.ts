import type { JsonObject } from '../core/json.ts'
import type { TaskBuilders } from './task-builders.ts'
import type { TaskTypes } from './task-types.ts'

/**
 * A task: builders of graders whose templates the compiler checks, the rows of its data, the format of its answers.
 * `Item` and `Output` are what its schemas let in, before defaults and transforms: JSON as files and models have it.
 * @example Task<{ id: string }, { label: string }>['parseRow'] // (value: unknown) => { id: string }
 */
export interface Task<Item, Output = unknown> extends TaskBuilders<TaskTypes<Item, Output>> {
  /**
   * The item of a dataset row: the row itself, or what it has under `item`. It is checked by the item schema and comes back
   * as it was, without defaults and transforms: a job grades the row as it stands in its file.
   * Throws `InvalidRowsError` with every fault, and `TaskSchemaError` for a schema that answers by a promise.
   */
  parseRow(value: unknown): Item
  /** The items of all rows of JSONL text, or of a list of values; as `parseRow`, with every fault of every row at once. */
  rows(rows: string | Iterable<unknown>): readonly Item[]
  /**
   * The `response_format` of a job: the output schema as strict structured outputs of a fine-tuned model take it. What may
   * be left out becomes nullable, and limits such as a pattern or a minimum are left to a `jsonSchema` grader.
   * Throws `TaskSchemaError` for what such a format cannot say: a record, a tuple, an intersection, anything at all.
   */
  responseFormat(options?: { readonly name?: string }): ResponseFormat
}

/** The format that a model must answer in, as chat completions and fine-tuning jobs take it. */
export interface ResponseFormat {
  readonly type: 'json_schema'
  readonly json_schema: { readonly name: string; readonly strict: true; readonly schema: JsonObject }
}
