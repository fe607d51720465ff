import type { Dialect } from './string-end.ts'
import { SyntaxFault } from './syntax-fault.ts'
import { keywords, type Token } from './token.ts'

/** What surrounds the place that is being read. */
export interface Surroundings {
  readonly function: 'none' | 'plain' | 'async' | 'lambda'
  readonly isLoop: boolean
}

/** Deeper trees are left unread: no program has them, and the parser must not run out of stack. */
const mostNested = 400

/** Thrown inside of the parser only: the source is nested too deeply to be read, which is no fault of it. */
export class TooDeep extends Error {
  override readonly name = 'TooDeep'
}

/** A place among tokens, and the words to read on from there. */
export class Cursor {
  readonly source: string
  readonly dialect: Dialect
  surroundings: Surroundings = { function: 'none', isLoop: false }
  at = 0
  private depth = 0
  private readonly tokens: readonly Token[]
  private readonly last: Token

  constructor(tokens: readonly Token[], source: string, dialect: Dialect) {
    const last = tokens.at(-1)
    if (last === undefined) throw new RangeError('A list of tokens has an end.')
    this.tokens = tokens
    this.last = last
    this.source = source
    this.dialect = dialect
  }

  get token(): Token {
    return this.tokens[this.at] ?? this.last
  }

  peek(distance: number): Token {
    return this.tokens[this.at + distance] ?? this.last
  }

  /** Where the token before this one ends. */
  get previousEnd(): number {
    return this.tokens[this.at - 1]?.end ?? 0
  }

  /** Whether the token is one of these signs or words; strings never are. */
  is(...texts: readonly string[]): boolean {
    const { type, text } = this.token
    return (type === 'sign' || type === 'name') && texts.includes(text)
  }

  take(): Token {
    const { token } = this
    this.at++
    return token
  }

  /** Takes the token if it is this sign or word. */
  skip(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }

  /** Takes the token if it is of this type. */
  skipType(type: Token['type']): boolean {
    if (this.token.type !== type) return false
    this.at++
    return true
  }

  expect(text: string, why: string): Token {
    if (this.is(text)) return this.take()
    throw this.fault(`"${text}" is missing ${why}`, { start: this.previousEnd, end: this.previousEnd + 1 })
  }

  /** A name that is no keyword. */
  name(what: string): Token {
    const { token } = this
    if (token.type === 'name' && !keywords.has(token.text)) return this.take()
    if (token.type === 'name') throw this.fault(`"${token.text}" is a word of Python and cannot be ${what}`)
    throw this.fault(`${what} is missing`)
  }

  isName(): boolean {
    return this.token.type === 'name' && !keywords.has(this.token.text)
  }

  fault(
    message: string,
    place: { readonly start: number; readonly end: number } = this.token,
    hint?: string,
  ): SyntaxFault {
    return new SyntaxFault(message, place, hint)
  }

  /** Reads on one level deeper. */
  nested<Node>(read: () => Node): Node {
    if (++this.depth > mostNested) throw new TooDeep()
    const node = read()
    this.depth--
    return node
  }

  /** Reads within other surroundings. */
  within<Node>(surroundings: Partial<Surroundings>, read: () => Node): Node {
    const before = this.surroundings
    this.surroundings = { ...before, ...surroundings }
    const node = read()
    this.surroundings = before
    return node
  }

  /** Another cursor over tokens of the same source, in the same surroundings. */
  fork(tokens: readonly Token[]): Cursor {
    const fork = new Cursor(tokens, this.source, this.dialect)
    fork.surroundings = this.surroundings
    fork.depth = this.depth
    return fork
  }

  /** Reads, and goes back to where it was when that fails. */
  attempt<Node>(read: () => Node): Node | undefined {
    const { at, depth, surroundings } = this
    try {
      return read()
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error
      this.at = at
      this.depth = depth
      this.surroundings = surroundings
      return undefined
    }
  }
}
