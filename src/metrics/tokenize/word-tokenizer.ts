/* oxlint-disable typescript/no-non-null-assertion -- sentence bounds come in pairs; bytes are read below `length` */
import { splitSentences } from './punkt.ts'
import { TokenBuffer } from './token-buffer.ts'
import { scanSentence } from './treebank-scanner.ts'
import { utf8Length } from './utf8.ts'

/**
 * The tokens of an English text as NLTK 3.9.1 gives them (`word_tokenize`): Punkt sentences, then Treebank-like rules.
 * Linear in the length of the text. Straight quotes become two backticks or two apostrophes. What a letter is, the Unicode
 * version of the JavaScript engine says; NLTK on Python 3.11 has version 14.
 * Goldens in fixtures/parity/tokenize.jsonl.
 */
export function tokenizeWords(text: string): string[] {
  const buffer = new TokenBuffer()
  buffer.load(text)
  scanWords(buffer, false)
  return buffer.toStrings()
}

/** The tokens of a text that is one sentence, as NLTK 3.9.1 gives them with `NLTKWordTokenizer().tokenize`. */
export function tokenizeTreebank(sentence: string): string[] {
  const buffer = new TokenBuffer()
  buffer.load(sentence)
  scanSentence(buffer, 0, buffer.length, false)
  return buffer.toStrings()
}

/** Adds the tokens of the loaded text; with `latinOnly`, false and too few of them at a control character. */
export function scanWords(buffer: TokenBuffer, latinOnly: boolean): boolean {
  const { text, bytes, isAscii } = buffer
  const bounds = splitSentences(text)
  if (!isAscii) toByteOffsets(bytes, bounds)
  let end = 0
  for (let k = 0; k < bounds.length; k += 2) {
    if (latinOnly && !isAllSpaces(bytes, end, bounds[k]!)) return false
    end = bounds[k + 1]!
    if (!scanSentence(buffer, bounds[k]!, end, latinOnly)) return false
  }
  return !latinOnly || isAllSpaces(bytes, end, buffer.length)
}

/** Whether there is nothing between two sentences but U+0020. */
function isAllSpaces(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== 0x20) return false
  return true
}

/** Turns ascending UTF-16 offsets into byte offsets. */
function toByteOffsets(bytes: Uint8Array, offsets: number[]): void {
  let unit = 0
  let byte = 0
  for (let k = 0; k < offsets.length; k++) {
    for (const offset = offsets[k]!; unit < offset; ) {
      const length = utf8Length(bytes[byte]!)
      byte += length
      unit += length === 4 ? 2 : 1
    }
    offsets[k] = byte
  }
}
