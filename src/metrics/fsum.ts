/**
 * The sum of finite numbers, rounded once, as Python's `math.fsum` gives it: the order of the terms does not matter.
 * Meant for few terms of ordinary size (an overflow on the way is not repaired).
 */
export function fsum(terms: readonly number[]): number {
  // Shewchuk's partials: numbers without overlapping bits, of growing size, whose exact sum is that of the terms so far.
  let partials: number[] = []
  for (const term of terms) {
    const next: number[] = []
    let sum = term
    for (const partial of partials) {
      const total = sum + partial
      const larger = Math.abs(sum) < Math.abs(partial) ? partial : sum
      const smaller = larger === sum ? partial : sum
      const lost = smaller - (total - larger)
      if (lost !== 0) next.push(lost)
      sum = total
    }
    next.push(sum)
    partials = next
  }
  return rounded(partials)
}

/** Adds from the largest partial down; a tie is broken by the sign of what is left, as rounding half to even asks. */
function rounded(partials: readonly number[]): number {
  let high = 0
  let i = partials.length
  while (i > 0) {
    const before = high
    const partial = partials[--i] ?? 0
    high = before + partial
    const low = partial - (high - before)
    if (low !== 0) {
      const rest = i > 0 ? (partials[i - 1] ?? 0) : 0
      const doubled = low * 2
      if (((low < 0 && rest < 0) || (low > 0 && rest > 0)) && high + doubled - high === doubled) high += doubled
      break
    }
  }
  return high
}
