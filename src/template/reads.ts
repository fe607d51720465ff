import type { PathStep } from './path-step.ts'
import type { ReferencePaths } from './reference-paths.ts'

/**
 * What templates read from a row or a sample, as the type of a value that has it: keys as members, `[n]` as arrays.
 * `unknown` for a text that reads nothing, and for a `string`, whose templates are known at run time only.
 * A union of texts reads what all of them read.
 * @example Reads<'{{ item.answers[0].text }}', 'item'> // { readonly answers: readonly { readonly text: {} | null }[] }
 */
export type Reads<Text extends string, Namespace extends 'item' | 'sample'> = (
  ReferencePaths<Text> extends infer Path
    ? Path extends `${Namespace}${infer Steps}`
      ? (read: ReadAt<Steps>) => void
      : never
    : never
) extends (read: infer Read) => void
  ? Read
  : unknown

/**
 * The row that a grader with these templates grades: any object when they read none of it.
 * @example ItemRead<'{{ item.id }}'> // { readonly id: {} | null }
 */
export type ItemRead<Text extends string> = Narrowed<Reads<Text, 'item'>>

/**
 * The sample that a grader with these templates grades: text, or an object with every field that they read.
 * @example SampleRead<'{{ sample.output_json.id }}'> // string | { readonly output_json: { readonly id: {} | null } }
 */
export type SampleRead<Text extends string> = string | Narrowed<Reads<Text, 'sample'>>

/**
 * Any object, where nothing more is known.
 * @example Narrowed<unknown> // object
 */
export type Narrowed<Read> = unknown extends Read ? object : Read

/** A value that is there: a key whose value may be `undefined` is a missing variable. */
type Present = NonNullable<unknown> | null

/**
 * A value that a path can be walked through. The arguments of a tool call are JSON text, and the only text that is walked into.
 * @example ReadAt<'.a[0]'> // { readonly a: readonly ({} | null)[] }
 */
type ReadAt<Path extends string> = Path extends ''
  ? Present
  : Path extends `${infer Call}.function.arguments${'.' | '['}${string}`
    ? ReadAt<`${Call}.function.arguments`>
    : ReadStep<PathStep<Path>>

type ReadStep<Step> = Step extends { readonly key: infer Key extends string; readonly rest: infer Rest extends string }
  ? string extends Key
    ? unknown
    : { readonly [Name in Key]: ReadAt<Rest> }
  : Step extends { readonly index: string; readonly rest: infer Rest extends string }
    ? readonly ReadAt<Rest>[]
    : unknown
