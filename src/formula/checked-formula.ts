import type { IsLiteral } from '../core/is-literal.ts'
import type { FormulaFault } from './formula-fault.ts'

/**
 * A `calculate_output` over the keys of `graders` that is right, or what is wrong with it. Let through, to be checked at
 * run time: a text that is no literal, a formula of 200 characters or more, and any formula when the keys are not known.
 * @example CheckedFormula<'0.5 * lable', 'label'> // 'No grader is called lable. Did you mean label?'
 */
export type CheckedFormula<Text extends string, Names extends string> = string extends Text | Names
  ? Text
  : IsLong<Text> extends true
    ? Text
    : [FormulaFault<Text, Names>] extends [never]
      ? Text
      : IsLiteral<Text> extends true
        ? FormulaFault<Text, Names>
        : Text

/** Whether a text has ten times twenty characters or more. */
type IsLong<Text extends string, Left extends Countdown = 9> =
  AfterTwenty<Text> extends infer Rest extends string ? (Left extends 0 ? true : IsLong<Rest, Fewer[Left]>) : false

type Countdown = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
type Fewer = readonly [0, 0, 1, 2, 3, 4, 5, 6, 7, 8]

/**
 * A text without its first twenty characters; `undefined` when it has no more. Each has a name of its own: under one name
 * the compiler would build every text of twenty such characters.
 * @example AfterTwenty<'0.5 * first + 0.5 * second'> // 'second'
 */
type AfterTwenty<Text extends string> =
  Text extends `${infer _a}${infer _b}${infer _c}${infer _d}${infer _e}${infer _f}${infer _g}${infer _h}${infer _i}${infer _j}${infer _k}${infer _l}${infer _m}${infer _n}${infer _o}${infer _p}${infer _q}${infer _r}${infer _s}${infer _t}${infer Rest}`
    ? Rest
    : undefined
