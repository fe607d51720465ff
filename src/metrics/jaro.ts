/* oxlint-disable typescript/no-non-null-assertion -- places stay below the lengths of the texts */
import { codePoints } from './code-points.ts'
import type { Metric } from './metric.ts'

/**
 * Jaro similarity: the mean of three shares: the symbols of either text that have a match in the other nearby (within
 * half the longer length), and the matches that stand in the same order.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; an empty text against another scores 0. Never
 * throws. Symbols are code points; time and memory grow with the lengths.
 *
 * Authority: rapidfuzz 3.10.1, `distance.Jaro.similarity(candidate, reference)`. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function jaro(candidate: string, reference: string): number {
  if (candidate === reference) return 1
  return jaroOfPoints(codePoints(candidate), codePoints(reference))
}

/** `jaro` of two texts in code points. */
export function jaroOfPoints(a: Int32Array, b: Int32Array): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1)
  const { count, moved } = matches(a, b, reach)
  if (count === 0) return 0
  return (count / a.length + count / b.length + (count - Math.floor(moved / 2)) / count) / 3
}

/** `jaro` as a variant of `fuzzy_match`. */
export const jaroMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'jaro',
  name: 'jaro',
  summary: 'The symbols of both texts that match nearby, and how many of them keep their order.',
  authority: 'rapidfuzz 3.10.1, distance.Jaro.similarity(candidate, reference)',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: jaro,
}

/** How many symbols have a match, each symbol of `b` taking the first free one within reach; and how many out of order. */
function matches(a: Int32Array, b: Int32Array, reach: number): { count: number; moved: number } {
  const { firstPlace, next, matchOf, matched } = openBench(Math.max(a.length, b.length))
  // For each symbol its free places in `a`, counted from 1, as a chain that is only ever taken from the front.
  for (let place = a.length; place > 0; place--) {
    const symbol = a[place - 1]!
    next[place] = firstPlace[symbol]!
    firstPlace[symbol] = place
    matchOf[place] = 0
  }
  let count = 0
  for (let at = 1; at <= b.length; at++) {
    const symbol = b[at - 1]!
    let place = firstPlace[symbol]!
    if (place === 0) continue
    // What lies behind the reach now will do so for every later symbol.
    while (place !== 0 && place < at - reach) place = next[place]!
    if (place !== 0 && place <= at + reach) {
      matchOf[place] = 1
      matched[count++] = symbol
      place = next[place]!
    }
    firstPlace[symbol] = place
  }
  let moved = 0
  for (let place = 1, nth = 0; place <= a.length; place++) {
    const symbol = a[place - 1]!
    firstPlace[symbol] = 0
    if (matchOf[place] === 1 && matched[nth++] !== symbol) moved++
  }
  return { count, moved }
}

interface Bench {
  /** By code point; all 0 between calls. */
  readonly firstPlace: Int32Array
  /** By place in `a`: the next place of the same symbol, and whether it has a match. */
  readonly next: Int32Array
  readonly matchOf: Uint8Array
  /** The symbols of `b` with a match, in order. */
  readonly matched: Int32Array
}

let bench: Bench | undefined

function openBench(length: number): Bench {
  if (bench !== undefined && bench.next.length > length) return bench
  const size = Math.max(256, 2 * length)
  bench = {
    firstPlace: bench?.firstPlace ?? new Int32Array(0x110000),
    next: new Int32Array(size),
    matchOf: new Uint8Array(size),
    matched: new Int32Array(size),
  }
  return bench
}
