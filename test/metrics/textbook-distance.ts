/** The edit distance by the textbook, row by row, at a price for a replacement: slow and plain, for kernels to agree with. */
export function textbookDistance(a: readonly string[], b: readonly string[], replacing = 1): number {
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, left] of a.entries()) {
    const row = [i + 1]
    for (const [j, right] of b.entries()) {
      const [over = 0, here = 0, before = 0] = [last[j + 1], row[j], last[j]]
      row.push(Math.min(over + 1, here + 1, before + (left === right ? 0 : replacing)))
    }
    last = row
  }
  return last.at(-1) ?? 0
}
