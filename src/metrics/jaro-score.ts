/* oxlint-disable typescript/no-non-null-assertion -- places stay below the lengths of the texts */
import type { SymbolPair } from './symbol-pair.ts'
import type { Symbols } from './symbols.ts'

/** `jaro` of two texts, of which the first `start` symbols are the same. */
export function jaroScore({ a, b }: SymbolPair, start: number): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const tools = openBench(Math.max(a.length, b.length))
  // Symbols of the common start match each other: none of them has a free place further to the front.
  const count = start + match(a, b, start, tools)
  return jaroFromMatches(count, countMoved(a, start, tools), a.length, b.length)
}

/** `jaro` from the number of matches, how many of them stand out of order, and both lengths in symbols. */
export function jaroFromMatches(count: number, moved: number, length: number, otherLength: number): number {
  if (count === 0) return 0
  return (count / length + count / otherLength + (count - (moved >> 1)) / count) / 3
}

/** How many symbols after the start have a match, each symbol of `b` taking the first free one within reach. */
function match(a: Symbols, b: Symbols, start: number, { firstPlace, next, matched }: Bench): number {
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1)
  const inA = a.points
  const inB = b.points
  // For each symbol its free places in `a`, counted from 1, as a chain that is only ever taken from the front.
  for (let place = a.length; place > start; place--) {
    const symbol = inA[place - 1]!
    next[place] = firstPlace[symbol]!
    firstPlace[symbol] = place
  }
  let count = 0
  for (let at = start + 1; at <= b.length; at++) {
    const symbol = inB[at - 1]!
    let place = firstPlace[symbol]!
    if (place === 0) continue
    // What lies behind the reach now will do so for every later symbol.
    while (place !== 0 && place < at - reach) place = next[place]!
    if (place !== 0 && place <= at + reach) {
      const after = next[place]!
      next[place] = taken
      matched[count++] = symbol
      place = after
    }
    firstPlace[symbol] = place
  }
  return count
}

/** How many matches stand out of order. Leaves no chain behind. */
function countMoved({ points, length }: Symbols, start: number, { firstPlace, next, matched }: Bench): number {
  let moved = 0
  for (let place = start + 1, nth = 0; place <= length; place++) {
    const symbol = points[place - 1]!
    firstPlace[symbol] = 0
    if (next[place] === taken && matched[nth++] !== symbol) moved++
  }
  return moved
}

const taken = -1

interface Bench {
  /** By code point; all 0 between calls. */
  readonly firstPlace: Int32Array
  /** By place in `a`: the next place of the same symbol, 0 where there is none; `taken` where the place has a match. */
  readonly next: Int32Array
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
    matched: new Int32Array(size),
  }
  return bench
}
