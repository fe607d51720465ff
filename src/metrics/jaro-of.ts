/** Jaro similarity from the number of matches, how many of them stand out of order, and both lengths in symbols. */
export function jaroOf(count: number, moved: number, length: number, otherLength: number): number {
  if (count === 0) return 0
  return (count / length + count / otherLength + (count - (moved >> 1)) / count) / 3
}
