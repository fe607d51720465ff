import type { FormulaFault } from './formula-fault.ts'

/**
 * A `calculate_output` over the keys of `graders` that is right, or what is wrong with it. Let through, to be checked at
 * run time: a `string`, a formula of more than 200 characters, and any formula when the keys are not known.
 * @example CheckedFormula<'0.5 * lable', 'label'> // 'No grader is called lable. Did you mean label?'
 */
export type CheckedFormula<Text extends string, Names extends string> = string extends Text | Names
  ? Text
  : IsLong<Text> extends true
    ? Text
    : [FormulaFault<Text, Names>] extends [never]
      ? Text
      : FormulaFault<Text, Names>

/** Whether a text has more than twenty times ten characters. */
type IsLong<Text extends string, Tens extends readonly unknown[] = []> =
  AfterTen<Text> extends infer Rest extends string
    ? Tens['length'] extends 20
      ? true
      : IsLong<Rest, [...Tens, 0]>
    : false

/**
 * A text without its first ten characters; `undefined` when it has no more.
 * @example AfterTen<'0.5 * label'> // 'l'
 */
type AfterTen<Text extends string> =
  Text extends `${infer _0}${infer _1}${infer _2}${infer _3}${infer _4}${infer _5}${infer _6}${infer _7}${infer _8}${infer _9}${infer Rest}`
    ? Rest
    : undefined
