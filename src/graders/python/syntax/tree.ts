/** A stretch of the source. */
interface Placed {
  readonly start: number
  readonly end: number
}

/** An expression, as far as a check wants to know of it. */
export type Expression =
  | (Placed & { readonly kind: 'name'; readonly name: string })
  | (Placed & { readonly kind: 'number'; readonly text: string })
  /** Strings that stand one after another; `text` is that of the only one, when it has no escapes and no values. */
  | (Placed & { readonly kind: 'string'; readonly text?: string; readonly values: readonly Expression[] })
  | (Placed & { readonly kind: 'constant'; readonly name: 'True' | 'False' | 'None' | '...' })
  | (Placed & { readonly kind: 'attribute'; readonly object: Expression; readonly name: string })
  | (Placed & { readonly kind: 'call'; readonly callee: Expression; readonly arguments: readonly Argument[] })
  | (Placed & { readonly kind: 'subscript'; readonly object: Expression; readonly index: readonly Expression[] })
  | (Placed & { readonly kind: 'tuple' | 'list' | 'set' | 'dict'; readonly items: readonly Expression[] })
  | (Placed & {
      readonly kind: 'comprehension'
      readonly form: 'list' | 'set' | 'dict' | 'generator'
      readonly elements: readonly Expression[]
      readonly clauses: readonly Clause[]
    })
  | (Placed & { readonly kind: 'lambda'; readonly parameters: Parameters; readonly body: Expression })
  /** Operands with signs or words between or before them, such as `a + b`, `not a` and `a < b < c`. */
  | (Placed & {
      readonly kind: 'operation'
      readonly signs: readonly string[]
      readonly operands: readonly Expression[]
    })
  | (Placed & { readonly kind: 'conditional'; readonly operands: readonly Expression[] })
  | (Placed & { readonly kind: 'walrus'; readonly target: Expression; readonly value: Expression })
  | (Placed & { readonly kind: 'starred' | 'await'; readonly value: Expression })
  | (Placed & { readonly kind: 'yield'; readonly value?: Expression })
  | (Placed & { readonly kind: 'slice'; readonly parts: readonly Expression[] })

/** `name=value`, `*value`, `**value` or a value by position. */
export interface Argument {
  readonly form: 'positional' | 'star' | 'double star' | 'keyword'
  readonly name?: string
  readonly value: Expression
}

/** One `for … in … if …` of a comprehension. */
export interface Clause {
  readonly target: Expression
  readonly iterable: Expression
  readonly conditions: readonly Expression[]
}

/** The parameters of a function, from behind its opening bracket to before its closing one. */
export interface Parameters extends Placed {
  readonly list: readonly Parameter[]
}

export interface Parameter {
  readonly form: 'positional' | 'keyword only' | 'star' | 'double star'
  readonly name: string
  readonly annotation?: Expression
  readonly default?: Expression
}

/** A statement; those that no check tells apart are `simple`, with their expressions. */
export type Statement =
  | (Placed & {
      readonly kind: 'function'
      readonly name: Placed & { readonly text: string }
      readonly isAsync: boolean
      readonly parameters: Parameters
      readonly expressions: readonly Expression[]
      readonly body: Block
    })
  | (Placed & {
      readonly kind: 'class'
      readonly name: Placed & { readonly text: string }
      readonly expressions: readonly Expression[]
      readonly body: Block
    })
  | (Placed & { readonly kind: 'import'; readonly names: readonly ImportedModule[] })
  | (Placed & {
      readonly kind: 'from'
      readonly level: number
      readonly module: Dotted
      readonly names: readonly Imported[]
    })
  | (Placed & { readonly kind: 'return'; readonly value?: Expression })
  | (Placed & {
      readonly kind: 'assign'
      readonly targets: readonly Expression[]
      readonly value?: Expression
      readonly expressions: readonly Expression[]
    })
  | (Placed & {
      readonly kind: 'for'
      readonly target: Expression
      readonly iterable: Expression
      readonly body: Block
      readonly orelse: Block
    })
  | (Placed & {
      readonly kind: 'try'
      readonly body: Block
      readonly handlers: readonly Handler[]
      readonly rest: Block
    })
  /** `if`, `while`, `with` and `match`: blocks and the expressions of their heads; `targets` are the names that these bind. */
  | (Placed & {
      readonly kind: 'blocks'
      readonly expressions: readonly Expression[]
      readonly targets: readonly Expression[]
      readonly blocks: readonly Block[]
    })
  | (Placed & { readonly kind: 'simple'; readonly word: string; readonly expressions: readonly Expression[] })

export type Block = readonly Statement[]

/** `a.b`, with its place. */
export interface Dotted extends Placed {
  readonly text: string
}

export interface ImportedModule {
  readonly module: Dotted
  readonly alias?: string
}

/** A name out of a module; `*` is all of them. */
export interface Imported {
  readonly name: string
  readonly alias?: string
}

/** One `except` of a `try`; `type` is absent for a bare one. */
export interface Handler extends Placed {
  readonly type?: Expression
  readonly name?: string
  readonly body: Block
}
