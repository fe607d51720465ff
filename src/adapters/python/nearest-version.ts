/**
 * The version next to a wanted one: of the same line where there is one (`2.2.x` for `2.2.4`), else the closest above, else
 * the closest below. Versions that are not numbers between points, such as `2.0rc1`, do not count.
 */
export function nearestVersion(wanted: string, available: readonly string[]): string | undefined {
  const target = numbers(wanted)
  const known = available
    .filter((version) => /^\d+(?:\.\d+)*$/u.test(version))
    .map((version) => ({ version, numbers: numbers(version) }))
    .toSorted((a, b) => compare(a.numbers, b.numbers))
  const line = known.filter(({ numbers: [major, minor] }) => major === target[0] && minor === target[1])
  for (const among of [line, known]) {
    const above = among.find((candidate) => compare(candidate.numbers, target) >= 0)
    const nearest = above ?? among.at(-1)
    if (nearest !== undefined) return nearest.version
  }
  return undefined
}

function numbers(version: string): readonly number[] {
  return version.split('.').map(Number)
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
