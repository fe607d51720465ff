/**
 * The template literals under some keys of a spec, however deep; a `string` is none, since its text is known at run time only.
 * @example TextsIn<{ input: [{ role: 'user'; content: '{{ item.a }}' }]; model: 'o3' }, 'input'> // 'user' | '{{ item.a }}'
 */
export type TextsIn<Given, Keys extends string> = Texts<Given[Keys & keyof Given], 6>

/** How many levels of a value are looked into; messages have no more. */
export type DepthLeft = 0 | 1 | 2 | 3 | 4 | 5 | 6

/**
 * One level fewer, so that a recursive type such as JSON has an end.
 * @example Below[6] // 5
 */
export type Below = readonly [0, 0, 1, 2, 3, 4, 5]

/**
 * Every text literal inside a value.
 * @example Texts<readonly ['a', { b: 'c' }], 6> // 'a' | 'c'
 */
type Texts<Value, Depth extends DepthLeft> = Value extends string
  ? string extends Value
    ? never
    : Value
  : Depth extends 0
    ? never
    : Value extends readonly (infer Member)[]
      ? Texts<Member, Below[Depth]>
      : Value extends object
        ? Texts<Value[keyof Value], Below[Depth]>
        : never
