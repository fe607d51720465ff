/** A regular expression as far as the number of ways to match matters: what its characters are, and how they repeat. */
export type Regex =
  /** One character of a class, a literal or a dot, by its source. */
  | { readonly kind: 'character'; readonly source: string }
  /** Matches nothing but a border of the text, so no character can be matched on both sides of it. */
  | { readonly kind: 'border' }
  | { readonly kind: 'sequence'; readonly parts: readonly Regex[] }
  | { readonly kind: 'choice'; readonly options: readonly Regex[] }
  | { readonly kind: 'repeat'; readonly min: number; readonly max: number; readonly body: Regex }
  /** A look to either side: matched on its own, takes no character. */
  | { readonly kind: 'look'; readonly body: Regex }

/** More nesting than this is not parsed. */
const deepest = 100

/** Reads the source of a valid regular expression; `undefined` when it is nested too deeply. */
export function parsePattern(source: string): Regex | undefined {
  const reader = new Reader(source)
  try {
    return reader.choice(0)
  } catch (error) {
    if (error instanceof TooDeep) return undefined
    throw error
  }
}

class TooDeep extends Error {}

const groupStart = /\((?:\?(?:(<?[=!])|:|<[^>]*>|[a-z-]*:))?/uy
const quantifier = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/uy
const characterClass = /\[(?:[^\]\\]|\\.)*\]/suy
const escape =
  /\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}(?:\\u[dD][c-fC-F][\da-fA-F]{2})?|x[\da-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|k<[^>]*>|[1-9]\d*|.)/suy

class Reader {
  private readonly source: string
  private at = 0
  constructor(source: string) {
    this.source = source
  }

  choice(depth: number): Regex {
    if (depth > deepest) throw new TooDeep()
    const options = [this.sequence(depth)]
    while (this.source[this.at] === '|') {
      this.at++
      options.push(this.sequence(depth))
    }
    const [only, ...more] = options
    return only !== undefined && more.length === 0 ? only : { kind: 'choice', options }
  }

  private sequence(depth: number): Regex {
    const parts: Regex[] = []
    while (this.at < this.source.length && !')|'.includes(this.source[this.at] ?? '')) {
      parts.push(this.repeated(this.term(depth)))
    }
    return { kind: 'sequence', parts }
  }

  private term(depth: number): Regex {
    const start = this.source[this.at]
    if (start === '^' || start === '$') {
      this.at++
      return { kind: 'border' }
    }
    if (start === '(') {
      const isLook = this.take(groupStart)?.[1] !== undefined
      const body = this.choice(depth + 1)
      this.at++ // the closing bracket
      return isLook ? { kind: 'look', body } : body
    }
    if (start === '[') return { kind: 'character', source: this.take(characterClass)?.[0] ?? this.single() }
    if (start !== '\\') return { kind: 'character', source: this.single() }
    const text = this.take(escape)?.[0] ?? this.single()
    // What a back-reference repeats is settled, and a word border takes no character: neither adds a way to match.
    return /^\\(?:[bBk]|[1-9])/u.test(text) ? { kind: 'sequence', parts: [] } : { kind: 'character', source: text }
  }

  private repeated(body: Regex): Regex {
    const match = this.take(quantifier)
    if (match === undefined) return body
    const [text, low, comma, high] = match
    if (low === undefined) {
      return {
        kind: 'repeat',
        min: text.startsWith('+') ? 1 : 0,
        max: text.startsWith('?') ? 1 : Number.POSITIVE_INFINITY,
        body,
      }
    }
    const min = Number(low)
    return {
      kind: 'repeat',
      min,
      max: comma === '' ? min : high === '' ? Number.POSITIVE_INFINITY : Number(high),
      body,
    }
  }

  private single(): string {
    const character = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0)
    this.at += character.length
    return character
  }

  private take(rule: RegExp): RegExpExecArray | undefined {
    rule.lastIndex = this.at
    const match = rule.exec(this.source)
    if (match === null) return undefined
    this.at = rule.lastIndex
    return match
  }
}
