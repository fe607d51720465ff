/**
 * The tokens of a text as rapidfuzz's token metrics take them: split at whitespace, sorted by code point, repeats kept.
 * A text without a symbol above U+00FF splits at U+0009-D and U+001C-20 only, any other also at U+0085, U+00A0 and the
 * spaces above: so does rapidfuzz, which looks at the width of the string in memory.
 */
export function sortedTokens(text: string): string[] {
  const tokens = splitWords(text).filter((token) => token !== '')
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
  const shared: string[] = []
  const onlyA: string[] = []
  const onlyB: string[] = []
  let j = 0
  a.forEach((token, i) => {
    if (token === a[i - 1]) return
    j = takeBefore(token, b, j, onlyB)
    if (token !== b[j]) onlyA.push(token)
    else shared.push(token)
    while (token === b[j]) j++
  })
  takeBefore(undefined, b, j, onlyB)
  return { shared, onlyA, onlyB }
}

/** Takes the tokens of a sorted list, each once, that come before another; all that are left when there is none. */
function takeBefore(limit: string | undefined, tokens: readonly string[], from: number, into: string[]): number {
  for (let at = from; ; at++) {
    const token = tokens[at]
    if (token === undefined || (limit !== undefined && byCodePoint(token, limit) >= 0)) return at
    if (token !== into.at(-1)) into.push(token)
  }
}

const surrogate = /[\ud800-\udfff]/
const wide = /[^\0-\xff]/
// oxlint-disable-next-line no-control-regex -- Python splits at these controls
const narrowSpace = /[\t-\r\x1c-\x20]+/
// oxlint-disable-next-line no-control-regex -- Python splits at these controls
const beyondBlank = /[\t-\r\x1c-\x1f]/
// oxlint-disable-next-line no-control-regex -- Python splits at these controls
const wideSpace = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

function splitWords(text: string): string[] {
  if (wide.test(text)) return text.split(wideSpace)
  // Splitting at a plain blank is several times as fast.
  return text.split(beyondBlank.test(text) ? narrowSpace : ' ')
}

/** The order of the language is by code unit, which puts U+10000 and above before U+E000. */
function byCodePoint(a: string, b: string): number {
  if (a === b) return 0
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue
    // The half of a pair that both have before may be half of one code point in one text only.
    const at = Math.max(0, i - 1)
    return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0) || (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0)
  }
  return a.length - b.length
}
