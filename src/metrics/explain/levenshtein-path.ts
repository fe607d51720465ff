/* oxlint-disable typescript/no-non-null-assertion -- indexes stay inside the stretches */

/**
 * The pairs of equal symbols that a cheapest sequence of insertions, deletions and replacements keeps, ascending.
 * Hirschberg's way: the middle row of the table says where to cut both sides, so memory is linear; time is quadratic.
 */
export function levenshteinPath(candidate: Int32Array, reference: Int32Array): (readonly [number, number])[] {
  const pairs: [number, number][] = []
  align({ candidate, reference, from: 0, to: candidate.length, otherFrom: 0, otherTo: reference.length, pairs })
  return pairs
}

interface Stretch {
  readonly candidate: Int32Array
  readonly reference: Int32Array
  readonly from: number
  readonly to: number
  readonly otherFrom: number
  readonly otherTo: number
  readonly pairs: [number, number][]
}

function align(stretch: Stretch): void {
  const { candidate, reference, pairs } = stretch
  let { from, to, otherFrom, otherTo } = stretch
  while (from < to && otherFrom < otherTo && candidate[from] === reference[otherFrom]) pairs.push([from++, otherFrom++])
  let tail = 0
  while (from < to - tail && otherFrom < otherTo - tail && candidate[to - 1 - tail] === reference[otherTo - 1 - tail]) {
    tail++
  }
  to -= tail
  otherTo -= tail
  if (to - from === 1) {
    const found = reference.subarray(otherFrom, otherTo).indexOf(candidate[from]!)
    if (found >= 0) pairs.push([from, otherFrom + found])
  } else if (to > from && otherTo > otherFrom) {
    const middle = (from + to) >> 1
    const cut = otherFrom + cheapestCut(candidate.subarray(from, to), reference.subarray(otherFrom, otherTo))
    align({ ...stretch, from, to: middle, otherFrom, otherTo: cut })
    align({ ...stretch, from: middle, to, otherFrom: cut, otherTo })
  }
  for (let i = 0; i < tail; i++) pairs.push([to + i, otherTo + i])
}

/** Where the reference is cut when the candidate is cut in the middle. */
function cheapestCut(candidate: Int32Array, reference: Int32Array): number {
  const middle = candidate.length >> 1
  const ahead = lastRow(candidate.subarray(0, middle), reference)
  const back = lastRow(candidate.subarray(middle).toReversed(), reference.toReversed())
  let best = 0
  for (let i = 1; i < ahead.length; i++) {
    if (ahead[i]! + back[reference.length - i]! < ahead[best]! + back[reference.length - best]!) best = i
  }
  return best
}

/** The distances of a text to all beginnings of another. */
function lastRow(text: Int32Array, other: Int32Array): Int32Array {
  const row = Int32Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 0; i < text.length; i++) {
    const symbol = text[i]!
    let diagonal = row[0]!
    let left = i + 1
    row[0] = left
    for (let j = 1; j < row.length; j++) {
      const above = row[j]!
      left = Math.min(above + 1, left + 1, other[j - 1] === symbol ? diagonal : diagonal + 1)
      row[j] = left
      diagonal = above
    }
  }
  return row
}
