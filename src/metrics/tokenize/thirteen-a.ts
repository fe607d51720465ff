import { isPythonWhitespace } from './python-whitespace.ts'

/**
 * The tokens of mteval's "13a" rules as sacrebleu 2.6.0 applies them (its default, and that of Hugging Face `bleu`).
 * Goldens in fixtures/parity/tokenize.jsonl.
 */
export function tokenize13a(text: string): string[] {
  const line = unescapeEntities(text)
  const tokens: string[] = []
  let start = -1
  // The rules run on the line between two spaces, so both edges count as a non-digit.
  let previous = 0x20
  let previousSplit = false
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i)
    let alone = false
    let splitAfterNonDigit = false
    if (code === 0x2e || code === 0x2c) {
      // The rule "a non-digit, then a period or comma" takes pairs, so the second mark of a pair starts no new one.
      splitAfterNonDigit = !isDigit(previous) && !previousSplit
      alone = splitAfterNonDigit || !isDigit(line.charCodeAt(i + 1))
    } else if (code === 0x2d) alone = isDigit(previous)
    else alone = isPadded(code)

    if (alone || isPythonWhitespace(code)) {
      if (start >= 0) tokens.push(line.slice(start, i))
      if (alone) tokens.push(line.charAt(i))
      start = -1
    } else if (start < 0) start = i
    previous = code
    previousSplit = splitAfterNonDigit
  }
  if (start >= 0) tokens.push(line.slice(start))
  return tokens
}

function unescapeEntities(text: string): string {
  let line = text
  if (line.includes('<skipped>')) line = line.replaceAll('<skipped>', '')
  if (line.includes('\n')) line = line.replaceAll('-\n', '').replaceAll('\n', ' ')
  if (line.includes('&')) {
    line = line.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  }
  return line
}

/** ASCII punctuation without the apostrophe, the comma, the hyphen and the period. */
function isPadded(code: number): boolean {
  if (code < 0x30) return code > 0x20 && code !== 0x27 && (code < 0x2c || code === 0x2f)
  if (code < 0x61) return (code > 0x39 && code < 0x41) || code > 0x5a
  return code > 0x7a && code < 0x7f
}

/** ASCII digits only; false for the `NaN` past the end of the line. */
function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
