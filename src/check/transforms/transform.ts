/** A change of an answer that must not change its score. */
export interface Transform {
  /** In words, for messages: "with its JSON keys in reverse order". */
  readonly name: string
  /** The changed text; `undefined` where the change does not apply. */
  apply(text: string): string | undefined
}
