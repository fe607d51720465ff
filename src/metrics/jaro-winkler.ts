import { jaroScore } from './jaro-score.ts'
import type { Metric } from './metric.ts'
import { sharedStart } from './shared-start.ts'
import { shortJaro } from './short-jaro.ts'
import { readPair } from './symbol-pair.ts'

/**
 * `jaro`, raised for a common start: where it is above 0.7, each of the first four symbols in common closes a tenth of
 * what is missing to 1. (Many libraries raise it at any value.)
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws. Symbols are code points; time and memory grow with the lengths.
 *
 * Authority: rapidfuzz 3.10.1, `distance.JaroWinkler.similarity(candidate, reference)` with its default prefix
 * weight of 0.1. Goldens in fixtures/parity/distance.jsonl, exact.
 */
export function jaroWinkler(candidate: string, reference: string): number {
  if (candidate === reference) return 1
  const short = shortJaro(candidate, reference)
  if (short >= 0) return raised(short, sharedUnits(candidate, reference))
  const pair = readPair(candidate, reference)
  const start = sharedStart(pair)
  return raised(jaroScore(pair, start), Math.min(mostShared, start))
}

/** How many symbols at the start can raise a score. */
const mostShared = 4

function raised(similarity: number, start: number): number {
  return similarity <= 0.7 ? similarity : Math.min(1, similarity + start * 0.1 * (1 - similarity))
}

/** How many code units two texts share at the start, of those that count; texts may end before. */
function sharedUnits(candidate: string, reference: string): number {
  let count = 0
  while (count < mostShared && count < candidate.length && candidate.charCodeAt(count) === reference.charCodeAt(count))
    count++
  return count
}

/** `jaroWinkler` as a variant of `fuzzy_match`. */
export const jaroWinklerMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'jaro_winkler',
  name: 'jaroWinkler',
  summary: 'Jaro similarity, raised for up to four symbols in common at the start.',
  authority: 'rapidfuzz 3.10.1, distance.JaroWinkler.similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: jaroWinkler,
}
