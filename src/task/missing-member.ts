import type { ListedNames } from '../core/listed-names.ts'
import type { NearName } from '../core/near-name.ts'
import type { NotJson } from './not-json.ts'
import type { MeantField } from './task-sample.ts'

/**
 * The sentences for a key that a value does not have; `Path` leads to the value.
 * @example MissingKey<{ compliant: string }, 'complaint', 'item'> // 'item.complaint does not exist. Did you mean item.compliant?'
 */
export type MissingKey<Value, Key extends string, Path extends string> = [KeyOf<Value>] extends [never]
  ? HasArray<Value> extends true
    ? `${Path} is an array, so name an entry first: ${Path}[0].${Key}.`
    : `${Path} is ${WholeName<NonNullable<Value>>}, which has no parts.`
  : `${Path}.${Key} does not exist. ${Suggested<Path, Meant<Path, Key, KeyOf<Value>>, KeyOf<Value>>}`

/**
 * The sentence for an index that a value does not have; `Path` leads to the value.
 * @example MissingEntry<{ a: string }, '0', 'item'> // 'item is an object, not an array.'
 */
export type MissingEntry<Value, Index extends string, Path extends string> =
  HasArray<Value> extends true
    ? `${Path} has no entry [${Index}].`
    : [KeyOf<Value>] extends [never]
      ? `${Path} is ${WholeName<NonNullable<Value>>}, which has no entries.`
      : `${Path} is an object, not an array.`

type Suggested<Path extends string, Near extends string, Keys extends string> = [Near] extends [never]
  ? `${Path extends 'sample' ? 'A sample' : Path} has ${ListedNames<Keys>}.`
  : `Did you mean ${Path}.${Near}?`

type Meant<Path extends string, Key extends string, Keys extends string> = Path extends 'sample'
  ? Key extends keyof MeantField
    ? MeantField[Key]
    : NearName<Key, Keys>
  : NearName<Key, Keys>

/**
 * The keys that any type of a union has by name; none for arrays and for values without members.
 * @example KeyOf<{ a: string } | { b: string } | string[] | null> // 'a' | 'b'
 */
type KeyOf<Value> = Value extends string | number | boolean | null | NotJson | readonly unknown[]
  ? never
  : string extends keyof Value
    ? never
    : keyof Value & string

/** Whether a type of a union is an array. */
type HasArray<Value> = [Extract<Value, readonly unknown[]>] extends [never] ? false : true

/**
 * What a value without members is, in words.
 * @example WholeName<'a' | 'b'> // 'a string'
 */
type WholeName<Value> = [Value] extends [never]
  ? 'null'
  : [Value] extends [string]
    ? 'a string'
    : [Value] extends [number]
      ? 'a number'
      : [Value] extends [boolean]
        ? 'a boolean'
        : [Value] extends [NotJson]
          ? 'nothing that JSON can hold'
          : [Value] extends [object]
            ? 'an empty object'
            : 'a single value'
