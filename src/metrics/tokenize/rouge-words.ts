/** The tokens of rouge-score 0.1.2 as strings: the lower-cased text's maximal runs of a-z and 0-9; all else separates. */
export function rougeWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/gu) ?? []
}
