/**
 * Whether a text type is one text: not `string`, and not a pattern such as `a ${string}`, which is what is known of a
 * template string with a variable in it.
 * @example IsLiteral<`{{ item.${string} }}`> // false
 */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- an empty record is what tells them apart
export type IsLiteral<Text extends string> = Record<never, never> extends Record<Text, 1> ? false : true
