import type { RowFault } from '../../dataset/read-rows.ts'
import type { Shard } from '../../dataset/shard.ts'
import type { Block } from '../../dataset/read-blocks.ts'
import type { PackedResults } from '../../run/packed-results.ts'
import type { GraderChoice } from '../open-grader.ts'
import type { Picked, PickOptions } from '../preview-pick.ts'

/** The grader that a worker builds for itself: functions cannot be handed to another thread. */
export type WorkerGrader =
  | { readonly kind: 'spec'; readonly spec: string }
  | { readonly kind: 'module'; readonly path: string; readonly choice: GraderChoice }

/** What is wanted of a block besides the numbers: its score lines, or what a preview shows of it. */
export type BlockOutput = { readonly kind: 'lines' } | { readonly kind: 'preview'; readonly options: PickOptions }

/** What a worker knows from its start. */
export interface WorkerData {
  readonly grader: WorkerGrader
  readonly output: BlockOutput
  readonly strict: boolean
  readonly shard: Shard | undefined
  readonly concurrency: number
}

/** A block of a file to be graded. */
export interface BlockTask {
  readonly number: number
  readonly block: Block
  /** The name of the file, when score lines are to have it. */
  readonly file: string | undefined
}

/** What became of a block. */
export interface BlockResult {
  readonly number: number
  /** The score lines as UTF-8; none for a preview. */
  readonly output: Uint8Array<ArrayBuffer>
  readonly picked?: Picked
  readonly results: PackedResults
  readonly faults: readonly RowFault[]
}
