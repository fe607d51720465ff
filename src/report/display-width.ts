const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u
const invisible = /[\p{Mn}\p{Me}\u200c\u200d]/u

/** The columns of a terminal that text takes: two for East Asian wide characters and emoji, none for combining marks. */
export function displayWidth(text: string): number {
  let columns = 0
  for (const character of text) columns += characterWidth(character)
  return columns
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
