import { isLetterOrNumber } from './letters-and-numbers.ts'

/**
 * What `rapidfuzz.utils.default_process` makes of a text: every symbol that is neither a letter nor a number becomes a
 * space, the others become lower case one by one, and spaces at both ends go.
 *
 * Authority: rapidfuzz 3.10.1, compiled, whose letters and numbers are those of Unicode 13.0 and whose lower case knows
 * no context: no final sigma, and U+0130 is a plain `i`. (Its pure-Python fallback differs.)
 */
export function defaultProcess(text: string): string {
  if (!beyondAscii.test(text)) return text.replaceAll(asciiBetween, ' ').trim().toLowerCase()
  let processed = ''
  for (const symbol of text) processed += processSymbol(symbol)
  return processed.trim()
}

const beyondAscii = /[^\0-\x7f]/
const asciiBetween = /[^0-9A-Za-z]/g

function processSymbol(symbol: string): string {
  const point = symbol.codePointAt(0) ?? 0
  if (!isLetterOrNumber(point)) return ' '
  return point === 0x130 ? 'i' : symbol.toLowerCase()
}
