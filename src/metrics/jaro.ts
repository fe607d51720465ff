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
  const longer = Math.max(a.length, b.length)
  const reach = Math.max(0, (longer >> 1) - 1)
  const { matchedA, matchedB } = matches(a, b, reach)
  const count = matchedA.length
  if (count === 0) return 0
  let moved = 0
  for (let i = 0; i < count; i++) if (a[matchedA[i]!] !== b[matchedB[i]!]) moved++
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

/** The places in either text that have a match, ascending: each symbol of `b` takes the first free one within reach. */
function matches(a: Int32Array, b: Int32Array, reach: number): { matchedA: number[]; matchedB: number[] } {
  // For each symbol its free places in `a`, counted from 1, as a chain that is only ever taken from the front.
  firstPlace ??= new Int32Array(0x110000)
  const next = new Int32Array(a.length + 1)
  for (let place = a.length; place > 0; place--) {
    next[place] = firstPlace[a[place - 1]!]!
    firstPlace[a[place - 1]!] = place
  }
  const isMatched = new Uint8Array(a.length + 1)
  const matchedB: number[] = []
  for (let at = 1; at <= b.length; at++) {
    let place = firstPlace[b[at - 1]!]!
    if (place === 0) continue
    // What lies behind the reach now will do so for every later symbol.
    while (place !== 0 && place < at - reach) place = next[place]!
    if (place !== 0 && place <= at + reach) {
      isMatched[place] = 1
      matchedB.push(at - 1)
      place = next[place]!
    }
    firstPlace[b[at - 1]!] = place
  }
  const matchedA: number[] = []
  for (let place = 1; place <= a.length; place++) {
    if (isMatched[place] === 1) matchedA.push(place - 1)
    firstPlace[a[place - 1]!] = 0
  }
  return { matchedA, matchedB }
}

/** All 0 between calls. */
let firstPlace: Int32Array | undefined
