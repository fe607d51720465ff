/** The words of a text, as a set. Calls are marked pure, so that bundles without a Python grader carry none of the lists. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
