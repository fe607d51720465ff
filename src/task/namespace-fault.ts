import type { NearName } from '../core/near-name.ts'

/**
 * The sentences for a reference that does not start with `item.` or `sample.`.
 * @example NamespaceFault<'itme.id'> // 'A template must read from item or sample, not from itme. Did you mean item?'
 */
export type NamespaceFault<Path extends string> = Path extends ''
  ? 'A template has nothing between its braces. Write {{ item.key }} or {{ sample.output_text }}.'
  : Path extends 'item' | 'sample'
    ? `${Path} alone is not a variable. Name one: {{ ${Path}.${Path extends 'item' ? 'key' : 'output_text'} }}.`
    : FirstWord<Path> extends 'item' | 'sample'
      ? `${Path} is not a path. A path is made of .key and [0] steps only.`
      : `A template must read from item or sample, not from ${FirstWord<Path>}. ${Hint<Path, FirstWord<Path>>}`

/**
 * A path up to its first step.
 * @example FirstWord<'output.text'> // 'output'
 */
type FirstWord<Path extends string> = Path extends `${infer Name}${' ' | '.' | '['}${infer _}` ? FirstWord<Name> : Path

type Hint<Path extends string, Name extends string> = [NearName<Name, 'item' | 'sample'>] extends [never]
  ? `Write {{ item.${Path extends `${string}.${infer Key}` ? FirstWord<Key> : Name} }} if it is a key of the row.`
  : `Did you mean ${NearName<Name, 'item' | 'sample'>}?`
