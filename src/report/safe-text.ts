/**
 * Text of a sample made fit for a terminal line: control characters and escape sequences are shown, not obeyed, line breaks
 * become ⏎, invisible direction marks are dropped, and what is longer than `width` characters is cut with an ellipsis.
 */
export function safeText(text: string, width: number): string {
  let shown = ''
  let used = 0
  for (const character of text) {
    if (used >= width) return `${shown.slice(0, -1)}…`
    shown += visible(character)
    used++
  }
  return shown
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (character === '\n') return '⏎'
  if (character === '\t') return ' '
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return '\u00b7'
  // Marks that turn the direction of what follows could make a line read as another.
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code === 0x2028 || code === 0x2029)
    return ''
  return character
}
