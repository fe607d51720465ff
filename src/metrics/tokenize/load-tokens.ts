import { pythonSplit } from './python-split.ts'
import { tokenize13a } from './thirteen-a.ts'
import type { TokenBuffer } from './token-buffer.ts'

/** A tokenizer that puts a text and its tokens into a buffer. */
export type LoadTokens = (buffer: TokenBuffer, text: string) => void

/** Tokens as `str.split()` gives them. */
export const loadSplit: LoadTokens = (buffer, text) => {
  loadTokens(buffer, pythonSplit(text))
}

/** Tokens of the text in lower case as `str.split()` gives them. */
export const loadLowerSplit: LoadTokens = (buffer, text) => {
  loadTokens(buffer, pythonSplit(text.toLowerCase()))
}

/** Tokens of the "13a" rules. */
export const load13a: LoadTokens = (buffer, text) => {
  loadTokens(buffer, tokenize13a(text))
}

/** Tokens that are there already; none of them is empty or has a line break. */
export function loadTokens(buffer: TokenBuffer, tokens: readonly string[]): void {
  buffer.load(tokens.join('\n'))
  const { bytes, length } = buffer
  let from = 0
  for (let i = 0; i < length; i++) {
    if (bytes[i] === 0x0a) {
      pushToken(buffer, from, i)
      from = i + 1
    }
  }
  pushToken(buffer, from, length)
}

/** Two backticks or apostrophes are the same token wherever they come from. */
function pushToken(buffer: TokenBuffer, start: number, end: number): void {
  const byte = buffer.bytes[start]
  if (end - start === 2 && (byte === 0x60 || byte === 0x27) && buffer.bytes[start + 1] === byte) {
    buffer.pushQuote(byte === 0x60 ? -1 : -2)
  } else buffer.push(start, end)
}
