/**
 * The references of template literals as their authors wrote them, without braces and outer spaces, by the grammar of
 * `parseTemplate`: a template closes at its first `}}`, and one that never closes is text. `never` for a `string`.
 * @example ReferencePaths<'{"id": {{item.id}}} {{ sample.output_text }}'> // 'item.id' | 'sample.output_text'
 */
export type ReferencePaths<
  Text extends string,
  Found extends string = never,
> = Text extends `${string}{{${infer Inside}}}${infer Rest}` ? ReferencePaths<Rest, Found | Bare<Inside>> : Found

/**
 * What stands between braces, of which the innermost pair counts, without white space at its ends. Most authors write one space.
 * @example Bare<' item.id '> // 'item.id'
 */
type Bare<Inside extends string> = Inside extends ` ${infer Path} `
  ? Path extends `${Space}${string}` | `${string}${Space}`
    ? Trimmed<Path>
    : Path
  : Trimmed<Innermost<Inside>>

/**
 * What stands behind the innermost opening pair of a run of braces.
 * @example Innermost<'{item.id'> // 'item.id'
 */
type Innermost<Inside extends string> = Inside extends `{${infer Rest}` ? Innermost<Rest> : Inside

/**
 * A text without white space at its ends.
 * @example Trimmed<'\n item.id'> // 'item.id'
 */
type Trimmed<Text extends string> = Text extends `${Space}${infer Rest}` | `${infer Rest}${Space}`
  ? Trimmed<Rest>
  : Text

type Space = ' ' | '\n' | '\r' | '\t'
