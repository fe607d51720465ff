/** ASCII letters, digits and the underscore. */
export const word = 0
/** Any other byte that is part of a token: operators, control characters. */
export const plain = 1
/** What separates tokens; the space has a class of its own, since it is the only white space in a "latin" text. */
export const space = 2
/** A character that is always a token of its own. */
export const alone = 3
/** Brackets and the asterisk, tokens of their own as well; the rule for them comes after the one for a final apostrophe. */
export const bracket = 12
export const period = 4
/** The comma and the colon. */
export const separator = 5
export const hyphen = 6
export const apostrophe = 7
export const quote = 8
export const backtick = 9
/** White space and control characters below U+0020, and DELETE: none of them is in a "latin" text. */
export const control = 10
/** The first byte of a character beyond ASCII. */
export const beyond = 11

/** What the word tokenizer does at each byte; made when first asked for. */
export function treebankBytes(): Uint8Array {
  return (table ??= classes())
}

let table: Uint8Array | undefined

function classes(): Uint8Array {
  const bytes = new Uint8Array(256).fill(plain)
  const put = (characters: string, kind: number): void => {
    for (const character of characters) bytes[character.charCodeAt(0)] = kind
  }
  put('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_', word)
  bytes.fill(control, 0, 0x20)
  put('\u007f', control)
  put(' ', space)
  put(';@#$%&?!', alone)
  put('*[](){}<>', bracket)
  put('.', period)
  put(',:', separator)
  put('-', hyphen)
  put("'", apostrophe)
  put('"', quote)
  put('`', backtick)
  return bytes.fill(beyond, 0x80)
}
