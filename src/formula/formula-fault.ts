import type { FunctionName, Operator } from './expression.ts'
import type { NoCall, NoFunction, NoGrader, Unused } from './name-fault.ts'

/**
 * The first fault of a formula, as a sentence, or every grader that it does not use; `never` for a formula that is right.
 * A scanner of two states, a value or an operator must follow, with its open parentheses on a stack: the grammar of
 * `parseFormula` but for signs and limits that only show at run time.
 * @example FormulaFault<'0.5 * (a + b', 'a' | 'b'> // 'A parenthesis is not closed.'
 */
export type FormulaFault<Text extends string, Names extends string> =
  AfterSpace<Text> extends '' ? 'The formula is empty.' : ValueNext<`${Text} `, Names, '', never>

type Space = ' ' | '\t' | '\r' | '\n'
type Delimiter = Space | Operator | '(' | ')' | ','
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

/**
 * A name, a number, an opening parenthesis or a minus sign must follow; `Open` has a sign for each open parenthesis, the
 * inmost first. What stands between spaces is taken whole where it can be, which is most of a formula.
 */
type ValueNext<
  Rest extends string,
  Names extends string,
  Open extends string,
  Used,
> = Rest extends `${infer Chunk} ${infer After}`
  ? Chunk extends Names
    ? After extends `(${string}`
      ? ValueSign<Rest, Names, Open, Used>
      : OperatorNext<After, Names, Open, Used | Chunk>
    : Chunk extends `${infer Value extends number}`
      ? number extends Value
        ? ValueSign<Rest, Names, Open, Used> // a number in an odd form, or none of the dialect such as +1 and 0x1
        : OperatorNext<After, Names, Open, Used>
      : ValuePart<Rest, Chunk, After, Names, Open, Used>
  : ValueSign<Rest, Names, Open, Used>

/** `ValueNext`, where what stands between spaces begins with a parenthesis, a call of `min` or `max`, or ends a list or a group. */
type ValuePart<
  Rest extends string,
  Chunk extends string,
  After extends string,
  Names extends string,
  Open extends string,
  Used,
> = Chunk extends `${infer Name}(${infer More}`
  ? Name extends 'min' | 'max'
    ? ValueNext<`${More} ${After}`, Names, `,${Open}`, Used>
    : Name extends ''
      ? ValueNext<`${More} ${After}`, Names, `(${Open}`, Used>
      : ValueSign<Rest, Names, Open, Used>
  : Chunk extends `${infer Name},${infer More}`
    ? Name extends Names
      ? OperatorNext<`,${More} ${After}`, Names, Open, Used | Name>
      : ValueSign<Rest, Names, Open, Used>
    : Chunk extends `${infer Name})${infer More}`
      ? Name extends Names
        ? OperatorNext<`)${More} ${After}`, Names, Open, Used | Name>
        : ValueSign<Rest, Names, Open, Used>
      : ValueSign<Rest, Names, Open, Used>

/** `ValueNext`, sign by sign. */
type ValueSign<
  Rest extends string,
  Names extends string,
  Open extends string,
  Used,
> = Rest extends `${infer Sign}${infer Tail}`
  ? Sign extends Space | '-'
    ? ValueNext<Tail, Names, Open, Used>
    : Sign extends '('
      ? ValueNext<Tail, Names, `(${Open}`, Used>
      : Sign extends Delimiter
        ? `${Sign} cannot stand here.`
        : Word<Tail, Names, Open, Used, Sign>
  : 'The formula ends where a name or number must follow.'

/** Collects a name or number; a sign after the `e` of a number belongs to it. */
type Word<
  Rest extends string,
  Names extends string,
  Open extends string,
  Used,
  Text extends string,
> = Rest extends `${infer Sign}${infer Tail}`
  ? Sign extends Delimiter
    ? Sign extends '+' | '-'
      ? Text extends `${Digit | '.'}${string}${'e' | 'E'}`
        ? Word<Tail, Names, Open, Used, `${Text}${Sign}`>
        : WordEnd<Rest, Names, Open, Used, Text>
      : WordEnd<AfterSpace<Rest>, Names, Open, Used, Text>
    : Word<Tail, Names, Open, Used, `${Text}${Sign}`>
  : WordEnd<'', Names, Open, Used, Text>

/** Takes a whole name or number, and the parenthesis of a function; only `min` and `max` let commas in. */
type WordEnd<
  Rest extends string,
  Names extends string,
  Open extends string,
  Used,
  Text extends string,
> = Text extends `${Digit | '.'}${string}`
  ? Text extends `${number}`
    ? OperatorNext<Rest, Names, Open, Used>
    : `${Text} is neither a number nor a name.`
  : Rest extends `(${infer Tail}`
    ? Text extends FunctionName
      ? ValueNext<Tail, Names, `${Text extends 'min' | 'max' ? ',' : '('}${Open}`, Used>
      : Text extends Names
        ? NoCall<Text>
        : NoFunction<Text>
    : Text extends Names
      ? OperatorNext<Rest, Names, Open, Used | Text>
      : NoGrader<Text, Names>

/** An operator, a comma, a closing parenthesis or the end must follow. */
type OperatorNext<
  Rest extends string,
  Names extends string,
  Open extends string,
  Used,
> = Rest extends `${infer Sign} ${infer After}`
  ? Sign extends Operator
    ? ValueNext<After, Names, Open, Used>
    : OperatorSign<Rest, Names, Open, Used>
  : OperatorSign<Rest, Names, Open, Used>

/** `OperatorNext`, sign by sign. */
type OperatorSign<
  Rest extends string,
  Names extends string,
  Open extends string,
  Used,
> = Rest extends `${infer Sign}${infer Tail}`
  ? Sign extends Operator
    ? ValueNext<Tail, Names, Open, Used>
    : Sign extends Space
      ? OperatorNext<Tail, Names, Open, Used>
      : Sign extends ')'
        ? Open extends `${infer _}${infer Outer}`
          ? OperatorNext<Tail, Names, Outer, Used>
          : 'A parenthesis is closed that was not opened.'
        : Sign extends ','
          ? Open extends `,${string}`
            ? ValueNext<Tail, Names, Open, Used>
            : ', cannot stand here.'
          : 'Two values stand side by side without an operator. Write * between them for a product.'
  : Open extends ''
    ? Unused<Exclude<Names, Used>>
    : 'A parenthesis is not closed.'

type AfterSpace<Text extends string> = Text extends `${Space}${infer Rest}` ? AfterSpace<Rest> : Text
