/**
 * Names as a list for people, the first eight of them. A union has no order that can be relied on, so neither has the list.
 * @example ListedNames<'a' | 'b'> // 'a, b'
 */
export type ListedNames<Names extends string> = Joined<Listed<Names>>

/**
 * The members of a union as a tuple.
 * @example Listed<'a' | 'b'> // ['a', 'b']
 */
type Listed<Names, List extends readonly string[] = []> = [Names] extends [never]
  ? List
  : Listed<Exclude<Names, LastOf<Names>>, [LastOf<Names>, ...List]>

/**
 * At most eight texts with commas between them.
 * @example Joined<['a', 'b']> // 'a, b'
 */
type Joined<List extends readonly string[], Count extends readonly unknown[] = []> = List extends readonly [
  infer Name extends string,
  ...infer Rest extends string[],
]
  ? Rest extends readonly []
    ? Name
    : Count['length'] extends 7
      ? `${Name}, and more`
      : `${Name}, ${Joined<Rest, [...Count, 0]>}`
  : 'no keys'

/**
 * One member of a union: as a union of functions it is a list of overloads, and the compiler infers from the last one.
 * @example LastOf<'a' | 'b'> // 'b'
 */
type LastOf<Names> = (Names extends unknown ? (overload: (name: Names) => void) => void : never) extends (
  overloads: infer Overloads,
) => void
  ? Overloads extends (name: infer Name extends string) => void
    ? Name
    : never
  : never
