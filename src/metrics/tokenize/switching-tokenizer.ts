import { loadNist } from './nist-tokenizer.ts'
import { plainSentenceEnd } from './plain-sentence.ts'
import { TokenBuffer } from './token-buffer.ts'
import { scanSentence } from './treebank-scanner.ts'
import { scanWords } from './word-tokenizer.ts'

/**
 * The tokens of a text as the hosted `bleu` grader finds them: the word tokenizer if every UTF-16 code unit is in
 * U+0020..007E or U+00A0..00FF, else the international NIST tokenizer. So a line break, a tab, a curly quote, a dash or an
 * emoji anywhere changes how the whole text is cut. Goldens in fixtures/parity/tokenize.jsonl.
 */
export function tokenizeSwitching(text: string): string[] {
  const buffer = new TokenBuffer()
  loadSwitching(buffer, text)
  return buffer.toStrings()
}

/** Loads a text into the buffer and adds its tokens. */
export function loadSwitching(buffer: TokenBuffer, text: string): void {
  buffer.load(text)
  const end = buffer.isAscii ? plainSentenceEnd(buffer) : -1
  if (end >= 0 ? scanSentence(buffer, 0, end, true) : scanLatin(buffer)) return
  loadNist(buffer, text)
}

/** False, and perhaps some tokens too many, if the loaded text is not for the word tokenizer. */
function scanLatin(buffer: TokenBuffer): boolean {
  const { text, isAscii } = buffer
  // A line break is what most often decides, and the engine finds it at once.
  if (text.includes('\n') || !(isAscii || /^[ -~\u00a0-\u00ff]*$/u.test(text))) return false
  return scanWords(buffer, isAscii)
}
