/**
 * The first step of a path and what follows it; `null` when the path goes on with neither `.key` nor `[0]`.
 * @example PathStep<'.a[0].b'> // { key: 'a'; rest: '[0].b' }
 * @example PathStep<'[0].b'> // { index: '0'; rest: '.b' }
 */
export type PathStep<Path extends string> = Path extends `.${infer Keys}`
  ? Keys extends `${infer Head}.${infer Below}`
    ? Head extends `${infer Key}[${infer Index}`
      ? { readonly key: Key; readonly rest: `[${Index}.${Below}` }
      : { readonly key: Head; readonly rest: `.${Below}` }
    : Keys extends `${infer Key}[${infer Index}`
      ? { readonly key: Key; readonly rest: `[${Index}` }
      : { readonly key: Keys; readonly rest: '' }
  : Path extends `[${infer Index extends `${bigint}`}]${infer Rest}`
    ? { readonly index: Index; readonly rest: Rest }
    : null

/**
 * What no step of a path can hold; such a path is no path. Letters beyond ASCII are let through, and checked at run time.
 * @example 'item["a b"]' extends `${string}${NoPathSign}${string}` // true
 */
export type NoPathSign =
  | ' '
  | '\t'
  | '\r'
  | '\n'
  | '"'
  | "'"
  | '`'
  | '('
  | ')'
  | '{'
  | '}'
  | '<'
  | '>'
  | '*'
  | ':'
  | '?'
  | '@'
  | ','
  | ';'
  | '|'
  | '!'
  | '#'
  | '%'
  | '&'
  | '+'
  | '/'
  | '='
  | '\\'
  | '^'
  | '~'
  | '..'
  | '.['
  | '[-' // prettier-ignore
