import type { Regex } from './parse-pattern.ts'

/** A repetition without an end counts as this many ways: three of them side by side are allowed, four are not. */
const endless = 50

/** About how many ways there are to match one text, as if any character matched any other. */
export function ways(regex: Regex): number {
  switch (regex.kind) {
    case 'character':
    case 'border':
    case 'look':
      return 1
    case 'sequence':
      return regex.parts.reduce((product, part) => product * ways(part), 1)
    case 'choice':
      return regex.options.reduce((sum, option) => sum + ways(option), 0)
    case 'repeat': {
      const each = ways(regex.body)
      if (regex.max === Number.POSITIVE_INFINITY) return endless * each
      return each === 1 ? regex.max - regex.min + 1 : each ** regex.max
    }
  }
}
