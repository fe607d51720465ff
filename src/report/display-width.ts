const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u
const invisible = /[\p{Mn}\p{Me}\u200c\u200d]/u

/** Signs that make one emoji of several characters: joiners, variation selectors, halves of flags, shades of skin. */
const joining = /\u200d|\ufe0f|[\u{1f1e6}-\u{1f1ff}]|\p{Emoji_Modifier}/u
let clusters: Intl.Segmenter | undefined

/**
 * The columns of a terminal that text takes: two for East Asian wide characters and for an emoji, also one of several
 * characters; none for combining marks.
 */
export function displayWidth(text: string): number {
  if (joining.test(text)) return clusteredWidth(text)
  let columns = 0
  for (const character of text) columns += characterWidth(character)
  return columns
}

/** As today's terminals draw it; old ones draw the members of a family side by side. */
function clusteredWidth(text: string): number {
  clusters ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  let columns = 0
  for (const { segment } of clusters.segment(text)) {
    const widths = Array.from(segment, characterWidth)
    columns += joining.test(segment)
      ? Math.min(2, Math.max(segment.includes('\ufe0f') ? 2 : 0, ...widths))
      : sum(widths)
  }
  return columns
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0)
}

/** Fills text up with spaces to so many columns. */
export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}

/** The columns of one character. */
export function characterWidth(character: string): number {
  // Nothing below is wide or combining.
  if (character < '\u0300') return 1
  if (wide.test(character)) return 2
  return invisible.test(character) ? 0 : 1
}
