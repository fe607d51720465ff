import type { TaskTypes } from './task-types.ts'

/**
 * The templates of one reference that a task can read, for the editor to complete: three levels of keys deep.
 * @example TemplateHint<TaskTypes<{ id: string }>> // '{{ item.id }}' | '{{ sample.output_text }}' | …
 */
export type TemplateHint<Types extends TaskTypes> =
  | `{{ item${Steps<Types['item']>} }}`
  | `{{ sample.${'output_text' | 'output_json' | CallHint | `output_json${Steps<Types['output']>}`} }}`

type CallHint = `output_tools[0].function.${'name' | 'arguments'}`

/**
 * The paths below a value, each from its first dot or bracket on; what is `any`, or below an open record, has none.
 * @example Steps<{ a: { b: string }[] }> // '.a' | '.a[0]' | '.a[0].b'
 */
type Steps<Value, Depth extends readonly unknown[] = []> = unknown extends Value
  ? never
  : Depth['length'] extends 4
    ? never
    : Value extends readonly (infer Member)[]
      ? `[0]${'' | Steps<Member, [...Depth, 0]>}`
      : Value extends string | number | boolean | null | undefined | bigint | symbol | Date
        ? never
        : string extends keyof Value
          ? never
          : { [Key in keyof Value & string]-?: `.${Key}${'' | Steps<Value[Key], [...Depth, 0]>}` }[keyof Value & string]
