import type { NoPathSign, PathStep } from '../template/path-step.ts'
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
export type PathFault<Path extends string, Types extends TaskTypes> =
  UpToArguments<Path> extends infer Read extends string
    ? Read extends `item${infer Steps extends Start}`
      ? Path extends `${string}${NoPathSign}${string}`
        ? NoPath<Path>
        : StepsFault<Types['item'], Steps, Read>
      : Read extends `sample${infer Steps extends Start}`
        ? Path extends `${string}${NoPathSign}${string}`
          ? NoPath<Path>
          : StepsFault<Types['sample'], Steps, Read>
        : NamespaceFault<Path>
    : never

type Start = `.${string}` | `[${string}`

/**
 * The fault of the steps from a value on, as `PathFault` gives it.
 * @example StepsFault<{ a: string }, '.a.b', 'item.a.b'> // 'item.a is a string, which has no parts.'
 */
type StepsFault<Value, Steps extends string, Path extends string> = unknown extends Value
  ? never
  : Steps extends ''
    ? [Value] extends [NotJson]
      ? `${Path} is nothing that JSON can hold, so no template can read it.`
      : never
    : StepFault<Value, PathStep<Steps>, Steps, Path>

type StepFault<Value, Step, Steps extends string, Path extends string> = Step extends {
  readonly key: infer Key extends string
  readonly rest: infer Rest extends string
}
  ? string extends Key
    ? never
    : [Member<Value, Key>] extends [never]
      ? Key extends ''
        ? NoPath<Path>
        : MissingKey<Value, Key, Before<Path, Steps>>
      : StepsFault<Member<Value, Key>, Rest, Path>
  : Step extends { readonly index: infer Index extends string; readonly rest: infer Rest extends string }
    ? [Entry<Value, Index>] extends [never]
      ? MissingEntry<Value, Index, Before<Path, Steps>>
      : StepsFault<Entry<Value, Index>, Rest, Path>
    : NoPath<Path>

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
type Member<Value, Key extends string> = Value extends Whole | readonly unknown[]
  ? never
  : Key extends keyof Value
    ? Value[Key]
    : Key extends `${keyof Value & number}`
      ? Value[keyof Value & number]
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

/** Values without members that a path could name. */
type Whole = string | number | boolean | null | NotJson
