import type { ReferencePaths } from './reference-paths.ts'

/**
 * What templates read from the row or from the sample, as the type of a value that has it: keys as members, `[n]` as
 * arrays. Any object for a text that reads nothing, and for a `string`, whose templates are known at run time only. A union
 * of texts reads what all of them read.
 * @example Reads<'{{ item.answers[0].text }}', 'item'> // { readonly answers: readonly { readonly text: unknown }[] }
 */
export type Reads<Text extends string, Namespace extends 'item' | 'sample'> = ReadTree<
  StepsFrom<ReferencePaths<Text>, Namespace>
>

/**
 * The sample that a grader with these templates grades: text, or an object with every field that they read.
 * @example SampleRead<'{{ sample.output_json.id }}'> // string | { readonly output_json: { readonly id: unknown } }
 */
export type SampleRead<Text extends string> = Reads<Text, 'sample'> extends infer Read ? string | Read : never

/**
 * What follows the namespace in those paths that start with it. The arguments of a tool call are JSON text, the only text
 * that a path is followed into, so that for its type the path ends there.
 * @example StepsFrom<'item.id' | 'sample.output_text', 'item'> // 'id'
 */
type StepsFrom<Path extends string, Namespace extends string> = Path extends `${Namespace}.${infer Steps}`
  ? Namespace extends 'sample'
    ? UpToArguments<Steps>
    : Steps
  : never

/**
 * The steps of a path into a sample, as far as types go.
 * @example UpToArguments<'output_tools[0].function.arguments.city'> // 'output_tools[0].function.arguments'
 */
export type UpToArguments<Steps extends string> =
  Steps extends `output_tools[${infer Index}].function.arguments${'.' | '['}${string}`
    ? `output_tools[${Index}].function.arguments`
    : Steps

/**
 * An object that has what several paths name. It is no deeper worked out than it is looked at.
 * @example ReadTree<'a.b' | 'c[0]'> // { readonly a: { readonly b: unknown }; readonly c: readonly unknown[] }
 */
type ReadTree<Path extends string> =
  string extends FirstKey<Path>
    ? object
    : [Path] extends [never]
      ? object
      : { readonly [Key in FirstKey<Path>]: ReadBelow<MemberPaths<Path, Key>, EntryPaths<Path, Key>> }

/**
 * A value with the members and the entries that paths name.
 * @example ReadBelow<'b', never> // { readonly b: unknown }
 */
type ReadBelow<Members extends string, Entries extends string> = [Entries] extends [never]
  ? [Members] extends [never]
    ? unknown
    : ReadTree<Members>
  : [Members] extends [never]
    ? readonly ReadBelow<AfterIndex<Entries, '.'>, AfterIndex<Entries, '['>>[]
    : ReadTree<Members> & readonly ReadBelow<AfterIndex<Entries, '.'>, AfterIndex<Entries, '['>>[]

/**
 * The key that a path starts with.
 * @example FirstKey<'a[0].b' | 'c'> // 'a' | 'c'
 */
type FirstKey<Path extends string> = Path extends `${infer Head}.${string}` ? BeforeIndex<Head> : BeforeIndex<Path>
type BeforeIndex<Step extends string> = Step extends `${infer Key}[${string}` ? Key : Step

/**
 * What follows a key and a dot.
 * @example MemberPaths<'a.b' | 'a[0].c', 'a'> // 'b'
 */
type MemberPaths<Path extends string, Key extends string> = Path extends `${Key}.${infer Below}` ? Below : never

/**
 * What follows a key and a bracket.
 * @example EntryPaths<'a.b' | 'a[0].c', 'a'> // '0].c'
 */
type EntryPaths<Path extends string, Key extends string> = Path extends `${Key}[${infer Below}` ? Below : never

/**
 * What follows an index and a sign.
 * @example AfterIndex<'0].c' | '0][1]', '.'> // 'c'
 */
type AfterIndex<Path extends string, Sign extends string> = Path extends `${infer _}]${infer Below}`
  ? Below extends `${Sign}${infer Rest}`
    ? Rest
    : never
  : never
