/** A change of an answer that must not change its score. */
export interface Transform {
  /** In words, to follow "answers": "with their JSON keys in reverse order". */
  readonly name: string
  /** The changed text; `undefined` where the change does not apply. For a tool call, the text is its arguments. */
  apply(text: string): string | undefined
}
