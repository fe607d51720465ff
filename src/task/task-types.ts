import type { ReferencePaths } from '../template/reference-paths.ts'
import type { TaskSample } from './task-sample.ts'

/** What the templates of a task may read: its rows, and samples whose JSON has the type of its output. */
export interface TaskTypes<Item = unknown, Output = unknown> {
  readonly item: Item
  readonly output: Output
  readonly sample: TaskSample<Output>
}

/**
 * The fields of a sample that templates read.
 * @example SampleFields<'{{ sample.output_json.id }} {{ item.id }}'> // 'output_json'
 */
export type SampleFields<Text extends string> = FieldOf<ReferencePaths<Text>>

/**
 * The field of a sample that a path starts with.
 * @example FieldOf<'sample.output_json.id' | 'item.id'> // 'output_json'
 */
type FieldOf<Path> = Path extends `sample.${infer Steps}` ? UpTo<UpTo<Steps, '.'>, '['> : never

type UpTo<Text extends string, Sign extends string> = Text extends `${infer Start}${Sign}${string}` ? Start : Text
