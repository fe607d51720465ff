/* oxlint-disable typescript/no-non-null-assertion -- partials are read below their number */

/**
 * The sum of finite numbers, rounded once, as Python's `math.fsum` gives it: the order of the terms does not matter.
 * Meant for few terms of ordinary size (an overflow on the way is not repaired).
 */
export function fsum(terms: readonly number[]): number {
  // Shewchuk's partials: numbers without overlapping bits, of growing size, whose exact sum is that of the terms so far.
  let count = 0
  for (let k = 0; k < terms.length; k++) {
    let sum = terms[k]!
    let kept = 0
    for (let i = 0; i < count; i++) {
      const partial = partials[i]!
      const total = sum + partial
      const isSmaller = Math.abs(sum) < Math.abs(partial)
      const lost = isSmaller ? sum - (total - partial) : partial - (total - sum)
      if (lost !== 0) partials[kept++] = lost
      sum = total
    }
    partials[kept++] = sum
    count = kept
  }
  return rounded(count)
}

/** Doubles span 2,098 bits, of which each partial has 53 to itself: there are never more than 40 of them. */
const partials = /* @__PURE__ */ new Float64Array(40)

/** Adds from the largest partial down; a tie is broken by the sign of what is left, as rounding half to even asks. */
function rounded(count: number): number {
  let high = 0
  let i = count
  while (i > 0) {
    const before = high
    const partial = partials[--i]!
    high = before + partial
    const low = partial - (high - before)
    if (low !== 0) {
      const rest = i > 0 ? partials[i - 1]! : 0
      const doubled = low * 2
      if (((low < 0 && rest < 0) || (low > 0 && rest > 0)) && high + doubled - high === doubled) high += doubled
      break
    }
  }
  return high
}
