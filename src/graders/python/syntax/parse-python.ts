import { Cursor, TooDeep } from './cursor.ts'
import { parseModule } from './parse-statement.ts'
import type { Dialect } from './string-end.ts'
import { SyntaxFault } from './syntax-fault.ts'
import { tokenize } from './tokenize.ts'
import type { Block } from './tree.ts'

/** What a source is: a module; not Python, with the place; or nested so deeply that it was not read. */
export type Parsed =
  | { readonly kind: 'module'; readonly body: Block }
  | {
      readonly kind: 'fault'
      readonly message: string
      readonly start: number
      readonly end: number
      readonly hint: string | undefined
    }
  | { readonly kind: 'unread' }

/** Parses a module with the grammar of Python 3.11, or with what later versions add. Never throws; linear time. */
export function parsePython(source: string, dialect: Dialect = '3.11'): Parsed {
  const zero = source.indexOf('\0')
  if (zero !== -1)
    return { kind: 'fault', message: 'the source holds a null character', start: zero, end: zero + 1, hint: undefined }
  try {
    const tokens = tokenize({ source, start: 0, end: source.length, isNested: false, dialect })
    return { kind: 'module', body: parseModule(new Cursor(tokens, source, dialect)) }
  } catch (error) {
    if (error instanceof TooDeep) return { kind: 'unread' }
    if (!(error instanceof SyntaxFault)) throw error
    const { message, start, end, hint } = error
    return { kind: 'fault', message, start, end, hint }
  }
}
