import type { IsLiteral } from '../core/is-literal.ts'
import type { ReferencePaths } from '../template/reference-paths.ts'
import type { AreLiterals, Below, DepthLeft, TextsIn } from '../template/texts-in.ts'
import type { PathFault } from './path-fault.ts'
import type { TaskTypes } from './task-types.ts'
import type { TemplateHint } from './template-hint.ts'

/**
 * The parameter of a task's builder: the spec at hand with every text under its template keys checked. A wrong template
 * stands against a type whose text says what is wrong, at its own place in the source; the other keys are as they were given.
 * @example CheckedSpec<{ input: '{{ item.idd }}'; operation: 'eq' }, 'input', Types> // { input: 'item.idd does not exist. …'; operation: 'eq' }
 */
export type CheckedSpec<Given, Keys extends string, Types extends TaskTypes> = [Given] extends [never]
  ? Given // never taken: this is where the compiler infers the spec from
  : IsRight<Given, Keys, Types> extends true
    ? Given
    : { readonly [Key in keyof Given]: Key extends Keys ? CheckedTexts<Given[Key], Types> : Given[Key] }

/** Whether all templates are literals without a fault: most are, and nothing more needs to be worked out then. */
type IsRight<Given, Keys extends string, Types extends TaskTypes> =
  AreLiterals<Given, Keys> extends true
    ? [TextFault<TextsIn<Given, Keys>, Types>] extends [never]
      ? true
      : false
    : false

/**
 * A text, or a value of texts such as a list of messages, with each text of the first six levels checked at its place.
 * @example CheckedTexts<{ role: 'user'; content: '{{ item.id }}' }, Types> // { role: 'user'; content: '{{ item.id }}' }
 */
type CheckedTexts<Value, Types extends TaskTypes, Depth extends DepthLeft = 6> = Value extends string
  ? CheckedText<Value, Types>
  : Depth extends 0
    ? Value
    : Value extends object
      ? { readonly [Key in keyof Value]: CheckedTexts<Value[Key], Types, Below[Depth]> }
      : Value

/**
 * A template that is right, or what is wrong with it. A text that is no literal is let through, to be checked at run
 * time; beside `string` stand the templates that an editor can offer.
 * @example CheckedText<'{{ item.id }}', TaskTypes<{ id: string }>> // '{{ item.id }}'
 */
export type CheckedText<Text extends string, Types extends TaskTypes> = string extends Text
  ? TemplateHint<Types> | (string & Record<never, never>) // the intersection keeps the literals from melting into string
  : [TextFault<Text, Types>] extends [never]
    ? Text
    : IsLiteral<Text> extends true
      ? TextFault<Text, Types>
      : Text

type TextFault<Text extends string, Types extends TaskTypes> =
  ReferencePaths<Text> extends infer Path extends string
    ? Path extends unknown
      ? PathFault<Path, Types>
      : never
    : never
