import type { ReferencePaths } from './reference-paths.ts'

/**
 * What templates read, as the type of a row and a sample that have it: keys as members, `[n]` as arrays. `unknown` for a
 * text that reads nothing, and for a `string`, whose templates are known at run time only. A union of texts reads what
 * all of them read.
 * @example Reads<'{{ item.answers[0].text }}'> // { readonly item: { readonly answers: readonly { readonly text: unknown }[] } }
 */
export type Reads<Text extends string> =
  Reader<ReferencePaths<Text>> extends (read: infer Read) => void ? Read : unknown

/**
 * The row that a grader with these templates grades: any object when they read none of it.
 * @example ItemRead<'{{ item.id }}'> // { readonly id: unknown }
 */
export type ItemRead<Text extends string> =
  Reads<Text> extends { readonly item: infer Read extends object } ? Read : object

/**
 * The sample that a grader with these templates grades: text, or an object with every field that they read.
 * @example SampleRead<'{{ sample.output_json.id }}'> // string | { readonly output_json: { readonly id: unknown } }
 */
export type SampleRead<Text extends string> =
  Reads<Text> extends { readonly sample: infer Read extends object } ? string | Read : string | object

/**
 * For each path a function of what it reads: the compiler infers the intersection of their parameters.
 * @example Reader<'item.id'> // (read: { readonly item: { readonly id: unknown } }) => void
 */
type Reader<Path extends string> = Path extends `item.${string}` | `sample.${string}`
  ? (read: ReadAt<UpToArguments<Path>>) => void
  : never

/**
 * A path as far as types go. The arguments of a tool call are JSON text, the only text that a path is followed into.
 * @example UpToArguments<'sample.output_tools[0].function.arguments.city'> // 'sample.output_tools[0].function.arguments'
 */
export type UpToArguments<Path extends string> =
  Path extends `sample.output_tools[${infer Index}].function.arguments${'.' | '['}${string}`
    ? `sample.output_tools[${Index}].function.arguments`
    : Path

/**
 * A value that has what a path names.
 * @example ReadAt<'a[0].b'> // { readonly a: readonly { readonly b: unknown }[] }
 */
type ReadAt<Path extends string> = Path extends `${infer Head}.${infer Below}`
  ? ReadStep<Head, ReadAt<Below>>
  : ReadStep<Path, unknown>

/**
 * A value that has a key, and entries below it.
 * @example ReadStep<'a[0]', string> // { readonly a: readonly string[] }
 */
type ReadStep<Step extends string, Read> = Step extends `${infer Key}[${infer Indexes}`
  ? { readonly [Name in Key]: ReadEntry<Indexes, Read> }
  : string extends Step
    ? unknown
    : { readonly [Name in Step]: Read }

/**
 * An array, of arrays for further indexes.
 * @example ReadEntry<'0][1]', string> // readonly (readonly string[])[]
 */
type ReadEntry<Indexes extends string, Read> = Indexes extends `${string}][${infer More}`
  ? readonly ReadEntry<More, Read>[]
  : readonly Read[]
