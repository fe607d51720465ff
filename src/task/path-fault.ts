import type { NoPathSign } from '../template/no-path-sign.ts'
import type { UpToArguments } from '../template/reads.ts'
import type { MissingEntry, MissingKey } from './missing-member.ts'
import type { NamespaceFault } from './namespace-fault.ts'
import type { NotJson } from './not-json.ts'
import type { TaskTypes } from './task-types.ts'

/**
 * What is wrong with the path of a reference, in one or two sentences; `never` for a path that some row or sample can
 * have. That is the rule for every type: an optional or nullable member, a member that only one type of a union has, any
 * key of a record, `[n]` of an array and of a tuple that is long enough, and anything below `any` and `unknown` are right.
 * Text has no parts, but for the arguments of a tool call; what JSON cannot hold, such as a Date, is nothing to read.
 * @example PathFault<'item.colr', TaskTypes<{ colour: string }>> // 'item.colr does not exist. Did you mean item.colour?'
 */
export type PathFault<Path extends string, Types extends TaskTypes> = Path extends `item.${infer Steps}`
  ? StepsFault<Types['item'], Steps, Path>
  : Path extends `sample.${infer Steps}`
    ? StepsFault<Types['sample'], UpToArguments<Steps>, `sample.${UpToArguments<Steps>}`>
    : NamespaceFault<Path>

/**
 * The fault of the steps from a value on, which starts with a key.
 * @example StepsFault<{ a: string }, 'a.b', 'item.a.b'> // 'item.a is a string, which has no parts.'
 */
type StepsFault<Value, Steps extends string, Path extends string> = unknown extends Value
  ? Steps extends `${string}${NoPathSign}${string}`
    ? NoPath<Path>
    : never
  : Steps extends `${infer Head}.${infer Below}`
    ? Head extends `${infer Key}[${infer Indexes}`
      ? KeyFault<Value, Key, `[${Indexes}`, `.${Below}`, Path>
      : [Member<Value, Head>] extends [never]
        ? MissingFault<Value, Head, `.${Steps}`, Path>
        : StepsFault<Member<Value, Head>, Below, Path>
    : Steps extends `${infer Key}[${infer Indexes}`
      ? KeyFault<Value, Key, `[${Indexes}`, '', Path>
      : LastFault<Value, Steps, Path>

/** The fault of a key without anything below it. */
type LastFault<Value, Key extends string, Path extends string> = [Member<Value, Key>] extends [never]
  ? MissingFault<Value, Key, `.${Key}`, Path>
  : [Member<Value, Key>] extends [NotJson]
    ? `${Path} is nothing that JSON can hold, so no template can read it.`
    : string extends keyof Value
      ? Key extends `${string}${NoPathSign}${string}` | ''
        ? NoPath<Path>
        : never
      : never

/** The fault of a key with indexes below it. */
type KeyFault<Value, Key extends string, Indexes extends string, Below extends string, Path extends string> = [
  Member<Value, Key>,
] extends [never]
  ? MissingFault<Value, Key, `.${Key}${Indexes}${Below}`, Path>
  : IndexesFault<Member<Value, Key>, Indexes, Below, Path>

/** The fault of indexes, and of what stands below them. */
type IndexesFault<Value, Indexes extends string, Below extends string, Path extends string> = unknown extends Value
  ? Path extends `${string}${NoPathSign}${string}`
    ? NoPath<Path>
    : never
  : Indexes extends `[${infer Index extends `${number}`}]${infer More}`
    ? Index extends `-${string}`
      ? NoPath<Path>
      : [Entry<Value, Index>] extends [never]
        ? MissingEntry<Value, Index, Before<Path, `${Indexes}${Below}`>>
        : More extends ''
          ? Below extends `.${infer Steps}`
            ? StepsFault<Entry<Value, Index>, Steps, Path>
            : never
          : IndexesFault<Entry<Value, Index>, More, Below, Path>
    : NoPath<Path>

/** A key that is missing, or no key. */
type MissingFault<Value, Key extends string, Steps extends string, Path extends string> = string extends Key
  ? never
  : Path extends `${string}${NoPathSign}${string}` | `${string}.`
    ? NoPath<Path>
    : MissingKey<Value, Key, Before<Path, Steps>>

type NoPath<Path extends string> = `${Path} is not a path. A path is made of .key and [0] steps only.`

/**
 * The part of a path that was walked when some steps are left.
 * @example Before<'item.a.b', '.b'> // 'item.a'
 */
type Before<Path extends string, Steps extends string> = Path extends `${infer Done}${Steps}` ? Done : Path

/**
 * A member of an object type, of each type of a union that has it; `never` when none has.
 * @example Member<{ a: string } | { b: number } | null, 'b'> // number
 */
type Member<Value, Key extends string> = Value extends object
  ? Key extends keyof Value
    ? Value extends readonly unknown[]
      ? never
      : Value[Key]
    : Key extends `${keyof Value & number}`
      ? Value[keyof Value & number]
      : never
  : never

/**
 * An entry of an array type, of each type of a union that has it; `never` when none has.
 * @example Entry<readonly [string, number], '1'> // number
 */
type Entry<Value, Index extends string> = Value extends readonly unknown[]
  ? number extends Value['length']
    ? Value[number]
    : Index extends keyof Value
      ? Value[Index]
      : never
  : never
