/**
 * The tokens of a text as rapidfuzz's token metrics take them: split at whitespace, sorted by code point, repeats kept.
 * A text without a symbol above U+00FF splits at U+0009-D and U+001C-20 only, any other also at U+0085, U+00A0 and the
 * spaces above: so does rapidfuzz, which looks at the width of the string in memory.
 */
export function sortedTokens(text: string): string[] {
  const tokens = text.split(wide.test(text) ? wideSpace : narrowSpace).filter((token) => token !== '')
  return surrogate.test(text) ? tokens.toSorted(byCodePoint) : tokens.toSorted()
}

/** The different tokens of two sorted lists: those in both, and those in one only. */
export interface TokenSplit {
  readonly shared: readonly string[]
  readonly onlyA: readonly string[]
  readonly onlyB: readonly string[]
}

/** Takes two sorted lists of tokens apart, each token once. */
export function splitTokens(a: readonly string[], b: readonly string[]): TokenSplit {
  const setA = new Set(a)
  const setB = new Set(b)
  return {
    shared: [...setA].filter((token) => setB.has(token)),
    onlyA: [...setA].filter((token) => !setB.has(token)),
    onlyB: [...setB].filter((token) => !setA.has(token)),
  }
}

const wide = /[^\0-\xff]/
const surrogate = /[\ud800-\udfff]/
// oxlint-disable-next-line no-control-regex -- Python splits at these controls
const narrowSpace = /[\t-\r\x1c-\x20]+/
// oxlint-disable-next-line no-control-regex -- Python splits at these controls
const wideSpace = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

/** The default order is by code unit, which puts U+10000 and above before U+E000. */
function byCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue
    // The half of a pair that both have before may be half of one code point in one text only.
    const at = Math.max(0, i - 1)
    return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0) || (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0)
  }
  return a.length - b.length
}
