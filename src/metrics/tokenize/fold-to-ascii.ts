/** A text in which the two letters beyond ASCII that lower case folds to a-z are folded: the Kelvin sign and dotted I. */
export function foldToAscii(text: string): string {
  // The dotted I becomes i and a combining dot, which separates.
  return text.replaceAll('\u212a', 'k').replaceAll('\u0130', 'i\u0307')
}
