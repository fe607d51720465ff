import type { Grader, GradeMode } from '../../core/grader.ts'

/** Graders by the names that a formula has for them. */
export type NamedGraders = Readonly<Record<string, Grader>>

/**
 * A grader of several: its row and its sample have what each of them reads, and it answers at once when all of them do.
 * @example CombinedGrader<{ a: Grader<{ id: string }, string, 'sync'>; b: Grader<object, string, 'async'> }> // Grader<{ id: string }, string | object, 'async'>
 */
export type CombinedGrader<Children extends NamedGraders> =
  Reader<Children[keyof Children]> extends (item: infer Item, sample: infer Input) => void
    ? Grader<Narrowed<Item>, string | Narrowed<Input>, CombinedMode<ModeOf<Children[keyof Children]>>>
    : never

/**
 * What graders read beyond any object and text, as parameters of functions: the compiler infers their intersection.
 * @example Reader<Grader<{ id: string }, string>> // (item: { id: string }, sample: unknown) => void
 */
type Reader<Child> =
  Child extends Grader<infer Item, infer Input, GradeMode>
    ? (item: BeyondObject<Item>, sample: BeyondObject<Exclude<Input, string>>) => void
    : never

type BeyondObject<Read> = [object] extends [Read] ? unknown : Read
type Narrowed<Read> = unknown extends Read ? object : Read

/**
 * The modes of graders; `true` stands for one that surely answers by a promise.
 * @example ModeOf<Grader<object, string, 'async'>> // true
 */
type ModeOf<Child> = Child extends Grader<never, never, infer Mode> ? ([Mode] extends ['async'] ? true : Mode) : never

/**
 * Whether all answer at once: not when one does not, and perhaps when nothing is known of one.
 * @example CombinedMode<'sync' | true> // 'async'
 */
type CombinedMode<Modes extends GradeMode | true> = true extends Modes ? 'async' : Exclude<Modes, true>
