/**
 * Every text inside a value, however deep: the templates of a list of messages.
 * @example TextsIn<readonly [{ readonly role: 'user'; readonly content: '{{ item.a }}' }]> // 'user' | '{{ item.a }}'
 */
export type TextsIn<Value> = Value extends string
  ? Value
  : Value extends readonly (infer Member)[]
    ? TextsIn<Member>
    : Value extends object
      ? TextsIn<Value[keyof Value]>
      : never
