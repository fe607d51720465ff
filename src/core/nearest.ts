/**
 * The known name most like a mistyped one, for "did you mean" hints; `undefined` when none is near.
 * Case counts little; at most a third of the longer name may differ, so that
 * short names such as `a` and `b` are not taken for each other.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  // A name of thousands of characters is not a typing mistake, and the distance below is quadratic.
  if (name.length > 200) return undefined
  for (const candidate of known) {
    const allowed = Math.floor(Math.max(name.length, candidate.length) / 3)
    // Lengths alone tell most names apart, and a row may have thousands of keys.
    if (candidate.length > 200 || Math.abs(name.length - candidate.length) > allowed) continue
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (distance <= allowed && distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, at(beforeLast, j - 2) + 1)
      row.push(value)
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

/** The tables above hold a number at each index that is read. */
function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
