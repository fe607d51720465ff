import { words } from '../words.ts'

/** A word, a literal or a sign of Python source; line ends and indentation are tokens too. */
export interface Token {
  readonly type: 'name' | 'number' | 'string' | 'sign' | 'newline' | 'indent' | 'dedent' | 'end'
  /** The source text; a keyword is a name. Empty for what has no width. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Names that cannot be variables in Python 3.11. */
export const keywords: ReadonlySet<string> = /* @__PURE__ */ words(
  'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield',
)
