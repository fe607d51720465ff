import type { NotJson } from './not-json.ts'
import type { TaskTypes } from './task-types.ts'

/**
 * The templates of one reference that a task can read, for the editor to complete: two levels of keys below the row and
 * below the output. More of them would be too many for the compiler where a schema is as wide as it is deep.
 * @example TemplateHint<TaskTypes<{ id: string }>> // '{{ item.id }}' | '{{ sample.output_text }}' | …
 */
export type TemplateHint<Types extends TaskTypes> =
  | `{{ item${Steps<Types['item']>} }}`
  | `{{ sample.${'output_text' | 'output_json' | CallHint | `output_json${Steps<Types['output']>}`} }}`

type CallHint = `output_tools[0].function.${'name' | 'arguments'}`

/**
 * The paths below a value, each from its first dot or bracket on: so many levels of keys and of arrays in arrays. What is
 * `any`, or an open record, has none.
 * @example Steps<{ a: { b: string }[] }> // '.a' | '.a[0]' | '.a[0].b'
 */
type Steps<Value, Keys extends Left = 2, Arrays extends Left = 2> = unknown extends Value
  ? never
  : Value extends NotJson
    ? never
    : Value extends readonly (infer Entry)[]
      ? Arrays extends 0
        ? never
        : `[0]${'' | Steps<Entry, Keys, OneLess[Arrays]>}`
      : Value extends object
        ? Keys extends 0
          ? never
          : string extends keyof Value
            ? never
            : { [Key in keyof Value & string]-?: `.${Key}${'' | Steps<Value[Key], OneLess[Keys]>}` }[keyof Value &
                string]
        : never

type Left = 0 | 1 | 2
type OneLess = readonly [0, 0, 1]
