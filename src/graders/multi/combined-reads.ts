import type { Grader, GradeMode } from '../../core/grader.ts'

/** Graders by the names that a formula has for them. */
export type NamedGraders = Readonly<Record<string, Grader>>

/**
 * The row that a grader of several grades: it has what each of them reads.
 * @example CombinedItem<{ a: Grader<{ id: string }>; b: Grader<{ text: string }> }> // { id: string } & { text: string }
 */
export type CombinedItem<Children extends NamedGraders> = Narrowed<
  ReadByAll<{ [Key in keyof Children]: (read: BeyondObject<ReadOf<Children[Key]>[0]>) => void }>
>

/**
 * The sample that a grader of several grades: text, or an object with what each of them reads.
 * @example CombinedInput<{ a: Grader<object, string | { output_json: object }> }> // string | { output_json: object }
 */
export type CombinedInput<Children extends NamedGraders> =
  ReadByAll<{
    [Key in keyof Children]: (read: BeyondObject<Exclude<ReadOf<Children[Key]>[1], string>>) => void
  }> extends infer Read
    ? string | Narrowed<Read>
    : never

/**
 * Whether a grader of several answers at once: not when one of them does not, and perhaps when nothing is known of one.
 * @example CombinedMode<{ a: Grader<object, string, 'sync'>; b: Grader<object, string, 'async'> }> // 'async'
 */
export type CombinedMode<Children extends NamedGraders> = true extends {
  [Key in keyof Children]: ModeOf<Children[Key]> extends 'async' ? true : false
}[keyof Children]
  ? 'async'
  : ModeOf<Children[keyof Children]>

type ModeOf<Child> = Child extends Grader<never, never, infer Mode extends GradeMode> ? Mode : never

/** What one grader reads: from the row, and from the sample. */
type ReadOf<Child> = Child extends { readonly '~reads'?: (item: infer Item, sample: infer Input) => void }
  ? readonly [Item, Input]
  : readonly [unknown, unknown]

type BeyondObject<Read> = [object] extends [Read] ? unknown : Read

/** The intersection of the parameters: where several functions stand, only a value that suits all of them does. */
type ReadByAll<Readers> = Readers[keyof Readers] extends (read: infer Read) => void ? Read : unknown

/** Any object, where nothing more is known. */
type Narrowed<Read> = unknown extends Read ? object : Read
