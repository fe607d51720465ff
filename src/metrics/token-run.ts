import type { TextPlace } from './token-kernel/token-memory.ts'

/**
 * The tokens of a text as numbers, so that kernels compare integers: `ids[0]` to `ids[length - 1]`.
 * The array may be longer than the run: scratch memory is used again for the next text.
 */
export interface TokenRun {
  readonly ids: Int32Array
  readonly length: number
  /** Where the ids are in the memory of a kernel, if they are in one: it needs no copy of them. */
  readonly place?: TextPlace
}

/** The run that names the tokens: its ids are 0 to `distinct - 1`. A token of the other run that it lacks is -1 there. */
export interface ReferenceRun extends TokenRun {
  readonly distinct: number
}

/** The stretch of two runs that an alignment has to look at: `pattern[start..end]` and `text[start..textEnd]`. */
export interface TokenStretch {
  readonly pattern: Int32Array
  readonly text: Int32Array
  readonly start: number
  readonly end: number
  readonly textEnd: number
  /** Pattern ids are below it. */
  readonly distinct: number
}
