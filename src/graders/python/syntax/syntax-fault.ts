/** Thrown inside of the parser only: what is wrong at a place of the source, in words that go on after a colon. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault'
  readonly start: number
  readonly end: number
  /** What to do about it, where that is known. */
  readonly hint: string | undefined

  constructor(message: string, place: { readonly start: number; readonly end: number }, hint?: string) {
    super(message)
    this.start = place.start
    this.end = place.end
    this.hint = hint
  }
}
