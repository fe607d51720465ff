import { displayWidth } from './display-width.ts'

/** Combining marks take no column, so that columns alone would let a line grow without end. */
const mostMarks = 4

/**
 * Text of a sample made fit for a terminal line: line breaks become ⏎; escape sequences, control characters and other
 * invisible ones are shown as · and not obeyed; what is wider than `columns` is cut with an ellipsis.
 */
export function safeText(text: string, columns: number): string {
  const shown: string[] = []
  let used = 0
  for (const character of text.replaceAll('\r\n', '\n')) {
    const piece = visible(character)
    shown.push(piece)
    used += displayWidth(piece)
    if (used > columns || shown.length > mostMarks * columns) return `${shortened(shown, columns - 1)}…`
  }
  return shown.join('')
}

/** The same for the end of a text: what does not fit is cut off at its start. */
export function safeTextEnd(text: string, columns: number): string {
  const shown = Array.from(text.replaceAll('\r\n', '\n'), visible)
  if (shown.length <= mostMarks * columns && displayWidth(shown.join('')) <= columns) return shown.join('')
  // A mark that has lost its letter would sit on the ellipsis.
  return `…${shortened(shown.toReversed(), columns - 1, true).replace(/^\p{M}+/u, '')}`
}

/** The first pieces that fit, and never half a character. */
function shortened(pieces: readonly string[], columns: number, isReversed = false): string {
  const kept: string[] = []
  let used = 0
  for (const piece of pieces) {
    used += displayWidth(piece)
    if (used > columns || kept.length >= mostMarks * columns) break
    kept.push(piece)
  }
  return (isReversed ? kept.toReversed() : kept).join('')
}

function visible(character: string): string {
  if (character === '\n' || character === '\u2028' || character === '\u2029') return '⏎'
  if (character === '\t') return ' '
  // Half a surrogate pair is no character.
  if (/\p{Cs}/u.test(character)) return '\ufffd'
  // Marks that turn the direction of what follows could make a line read as another. Joiners belong to letters and emoji.
  return /[\p{Cc}\p{Cf}]/u.test(character) && character !== '\u200c' && character !== '\u200d' ? '·' : character
}
