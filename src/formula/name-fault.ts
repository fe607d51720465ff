import type { ListedNames } from '../core/listed-names.ts'
import type { NearName } from '../core/near-name.ts'
import type { FunctionName } from './expression.ts'

/**
 * The sentences for a name that no grader has.
 * @example NoGrader<'lable', 'label'> // 'No grader is called lable. Did you mean label?'
 */
export type NoGrader<
  Name extends string,
  Names extends string,
> = `No grader is called ${Name}. ${Name extends FunctionName
  ? `${Name} is a function; call it: ${Name}(…).`
  : Suggested<Name, Names>}`

/**
 * The sentences for a function that does not exist.
 * @example NoFunction<'maxx'> // 'There is no function maxx. Did you mean max?'
 */
export type NoFunction<Name extends string> = `There is no function ${Name}. ${Suggested<Name, FunctionName>}`

/**
 * The sentences for a grader that is called.
 * @example NoCall<'label'> // 'label is a grader, not a function. Write label * (…) if you mean a product.'
 */
export type NoCall<Name extends string> =
  `${Name} is a grader, not a function. Write ${Name} * (…) if you mean a product.`

/**
 * The sentences for each grader that a formula does not use.
 * @example Unused<'label'> // 'calculate_output does not use label. Use it in the formula or remove it.'
 */
export type Unused<Name extends string> = Name extends unknown
  ? `calculate_output does not use ${Name}. Use it in the formula or remove it.`
  : never

type Suggested<Name extends string, Known extends string> = [NearName<Name, Known>] extends [never]
  ? `There ${IsOne<Known> extends true ? 'is' : 'are'} ${ListedNames<Known>}.`
  : `Did you mean ${NearName<Name, Known>}?`

/** Whether a union has one member only. */
type IsOne<Names, Name = Names> = Name extends unknown ? ([Names] extends [Name] ? true : false) : never
