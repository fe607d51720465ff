import type { PathStep } from './path-step.ts'
import type { ReferencePaths } from './reference-paths.ts'

/**
 * What templates read from a row or a sample, as the type of a value that has it: keys as members, `[n]` as arrays.
 * `unknown` for a text that reads nothing, and for a `string`, whose templates are known at run time only.
 * A union of texts reads what all of them read.
 * @example Reads<'{{ item.answers[0].text }}', 'item'> // { readonly answers: readonly { readonly text: unknown }[] }
 */
export type Reads<Text extends string, Namespace extends 'item' | 'sample'> =
  Reader<ReferencePaths<Text>, Namespace> extends (read: infer Read) => void ? Read : unknown

/**
 * For each path a function of what it reads: the compiler infers the intersection of their parameters.
 * @example Reader<'item.id' | 'sample.output_text', 'item'> // (read: { readonly id: unknown }) => void
 */
type Reader<Path extends string, Namespace extends 'item' | 'sample'> = Path extends `${Namespace}${string}`
  ? UpToArguments<Path> extends `${Namespace}${infer Steps}`
    ? (read: ReadStep<PathStep<Steps>>) => void
    : never
  : never

/**
 * The row that a grader with these templates grades: any object when they read none of it.
 * @example ItemRead<'{{ item.id }}'> // { readonly id: unknown }
 */
export type ItemRead<Text extends string> = Narrowed<Reads<Text, 'item'>>

/**
 * The sample that a grader with these templates grades: text, or an object with every field that they read.
 * @example SampleRead<'{{ sample.output_json.id }}'> // string | { readonly output_json: { readonly id: unknown } }
 */
export type SampleRead<Text extends string> = Reads<Text, 'sample'> extends infer Read ? string | Narrowed<Read> : never

/**
 * Any object, where nothing more is known.
 * @example Narrowed<unknown> // object
 */
export type Narrowed<Read> = unknown extends Read ? object : Read

/**
 * A path as far as types go. The arguments of a tool call are JSON text, the only text that a path is followed into.
 * @example UpToArguments<'sample.output_tools[0].function.arguments.city'> // 'sample.output_tools[0].function.arguments'
 */
export type UpToArguments<Path> =
  Path extends `sample.output_tools[${infer Index}].function.arguments${'.' | '['}${string}`
    ? `sample.output_tools[${Index}].function.arguments`
    : Path

/**
 * A value that has what a path names.
 * @example ReadAt<'.a[0]'> // { readonly a: readonly (unknown)[] }
 */
type ReadAt<Path extends string> = Path extends '' ? unknown : ReadStep<PathStep<Path>>

/**
 * A value that has one step of a path.
 * @example ReadStep<{ key: 'a'; rest: '' }> // { readonly a: unknown }
 */
type ReadStep<Step> = Step extends { readonly key: infer Key extends string; readonly rest: infer Rest extends string }
  ? string extends Key
    ? unknown
    : { readonly [Name in Key]: ReadAt<Rest> }
  : Step extends { readonly index: string; readonly rest: infer Rest extends string }
    ? readonly ReadAt<Rest>[]
    : unknown
