/**
 * The template literals under some keys of a spec, however deep; a `string` is none, since its text is known at run time only.
 * @example TextsIn<{ input: [{ role: 'user'; content: '{{ item.a }}' }]; model: 'o3' }, 'input'> // 'user' | '{{ item.a }}'
 */
export type TextsIn<Given, Keys extends string> = TextsAt<Given, Keys> & string

/**
 * Whether every text under some keys of a spec is a literal.
 * @example AreLiterals<{ input: '{{ item.a }}'; reference: string }, 'input' | 'reference'> // false
 */
export type AreLiterals<Given, Keys extends string> = null extends TextsAt<Given, Keys> ? false : true

/**
 * The texts under each key by itself, since a union of a `string` and a literal is a `string`.
 * @example TextsAt<{ input: '{{ item.a }}'; reference: string }, 'input' | 'reference'> // '{{ item.a }}' | null
 */
type TextsAt<Given, Keys extends string> = Keys extends keyof Given ? Texts<Given[Keys], 6> : never

/** How many levels of a value are looked into; messages have no more. */
export type DepthLeft = 0 | 1 | 2 | 3 | 4 | 5 | 6

/**
 * One level fewer, so that a recursive type such as JSON has an end.
 * @example Below[6] // 5
 */
export type Below = readonly [0, 0, 1, 2, 3, 4, 5]

/**
 * Every text literal inside a value, and `null` for a text that is none.
 * @example Texts<readonly ['a', { b: string }], 6> // 'a' | null
 */
type Texts<Value, Depth extends DepthLeft> = Value extends string
  ? string extends Value
    ? null
    : Value
  : Depth extends 0
    ? null
    : Value extends readonly (infer Member)[]
      ? Texts<Member, Below[Depth]>
      : Value extends object
        ? Texts<Value[keyof Value], Below[Depth]>
        : never
