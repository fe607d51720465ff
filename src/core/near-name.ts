/**
 * The known name most like a mistyped one, as a type: what `nearestName` is to values, for programs that do not compile.
 * Letter case does not count; a third of the longer name, and at most three characters, may differ.
 * `never` when none is near, a union when several are equally near.
 * @example NearName<'lable', 'label' | 'score'> // 'label'
 */
export type NearName<Name extends string, Known extends string> = First<
  [Within<Name, Known, 0>, Within<Name, Known, 1>, Within<Name, Known, 2>, Within<Name, Known, 3>]
>

/**
 * The first entry that is not `never`.
 * @example First<[never, 'a', 'b']> // 'a'
 */
type First<Entries extends readonly unknown[]> = Entries extends [infer Entry, ...infer Rest]
  ? [Entry] extends [never]
    ? First<Rest>
    : Entry
  : never

type Edits = 0 | 1 | 2 | 3

/**
 * The names among `Known` that at most so many edits turn into `Name`.
 * @example Within<'lable', 'label' | 'score', 1> // 'label'
 */
type Within<Name extends string, Known extends string, Most extends Edits> = Known extends unknown
  ? Most extends Allowed<Name> | Allowed<Known>
    ? true extends Alike<Lowercase<Name>, Lowercase<Known>, Most>
      ? Known
      : never
    : never
  : never

/**
 * The numbers of edits that a name of this length bears: a third of it.
 * @example Allowed<'label'> // 0 | 1
 */
type Allowed<Name extends string> =
  AfterThree<Name> extends infer Fourth extends string
    ? AfterThree<Fourth> extends infer Seventh extends string
      ? AfterThree<Seventh> extends string
        ? Edits
        : 0 | 1 | 2
      : 0 | 1
    : 0

/**
 * A text without its first three characters; `undefined` when it has fewer.
 * @example AfterThree<'label'> // 'el'
 */
type AfterThree<Text> = Text extends `${infer _1}${infer _2}${infer _3}${infer Rest}` ? Rest : undefined

type Fewer = { readonly 1: 0; readonly 2: 1; readonly 3: 2 }

/**
 * Whether insertions, deletions, substitutions and swaps of neighbours, at most so many, make the two texts one;
 * `true` stands in the result as soon as one way does.
 * @example Alike<'lable', 'label', 1> // boolean, so true is in it
 */
type Alike<Left extends string, Right extends string, Most extends Edits> = Left extends Right
  ? true
  : Left extends `${infer Head}${infer LeftTail}`
    ? Right extends `${Head}${infer RightTail}`
      ? Alike<LeftTail, RightTail, Most>
      : Most extends keyof Fewer
        ? Right extends `${infer Other}${infer RightTail}`
          ?
              | Alike<LeftTail, Right, Fewer[Most]>
              | Alike<Left, RightTail, Fewer[Most]>
              | Alike<LeftTail, RightTail, Fewer[Most]>
              | Swapped<LeftTail, RightTail, Head, Other, Fewer[Most]>
          : Alike<LeftTail, Right, Fewer[Most]>
        : false
    : Most extends keyof Fewer
      ? Right extends `${infer _}${infer RightTail}`
        ? Alike<Left, RightTail, Fewer[Most]>
        : true
      : false

/**
 * `Alike` after two neighbours have changed places; the tails begin with the second of them.
 * @example Swapped<'it', 'at', 'a', 'i', 0> // true: "ait" and "iat"
 */
type Swapped<
  Left extends string,
  Right extends string,
  Head extends string,
  Other extends string,
  Most extends Edits,
> = Left extends `${Other}${infer LeftTail}`
  ? Right extends `${Head}${infer RightTail}`
    ? Alike<LeftTail, RightTail, Most>
    : false
  : false
