import type { Regex } from './parse-pattern.ts'
import { ways } from './ways.ts'

/**
 * The automaton of a regular expression without empty moves (Glushkov's): a node for each place that takes a character,
 * and from node to node the number of ways to get there, counted as 1 or 2 (several).
 */
export interface Positions {
  /** The source of the character at each node. */
  readonly sources: readonly string[]
  readonly follow: readonly ReadonlyMap<number, number>[]
}

/** The most nodes, and the most moves, of an automaton that is worth checking, and of one repetition that is written out. */
const mostNodes = 3000
const mostMoves = 200_000
const mostWrittenOut = 400
/** With more ways than this a counted repetition is as bad as one without an end. */
const mostWays = 1_000_000

/** Ways to do something, by node. */
type Ways = ReadonlyMap<number, number>

/** How a part of the expression begins and ends, and in how many ways it matches the empty text. */
interface Part {
  readonly empty: number
  readonly first: Ways
  readonly last: Ways
}

const nothing: Part = { empty: 1, first: new Map(), last: new Map() }

/** Builds the automaton; `undefined` when it would be too large. */
export function positions(regex: Regex): Positions | undefined {
  const sources: string[] = []
  const follow: Map<number, number>[] = []
  let moves = 0
  const isTooLarge = (): boolean => sources.length > mostNodes || moves > mostMoves

  const link = (last: Ways, first: Ways): void => {
    for (const [from, out] of last) {
      const targets = follow[from]
      for (const [to, into] of first) {
        moves++
        targets?.set(to, several((targets.get(to) ?? 0) + out * into))
      }
      if (isTooLarge()) return
    }
  }
  const joined = (left: Part, right: Part): Part => {
    link(left.last, right.first)
    return {
      empty: several(left.empty * right.empty),
      first: merged(left.first, right.first, left.empty),
      last: merged(right.last, left.last, right.empty),
    }
  }
  const repeated = (min: number, max: number, body: Regex): Part => {
    if (isEndless(min, max, body)) {
      const part = build(body)
      link(part.last, part.first)
      // Rounds that must be made but may be empty can be spent anywhere, so each way round exists twice.
      if (min > 1 && part.empty > 0) link(part.last, part.first)
      return { ...part, empty: min === 0 ? 1 : part.empty }
    }
    let part: Part = nothing
    for (let round = 0; round < min; round++) part = joined(part, build(body))
    const { empty } = part
    let { last } = part
    for (let round = min; round < max && !isTooLarge(); round++) {
      // A round that need not be made is never empty.
      part = joined(part, { ...build(body), empty: 0 })
      last = merged(last, part.last, 1)
    }
    return { empty, first: part.first, last }
  }

  const build = (node: Regex): Part => {
    if (isTooLarge()) return nothing
    switch (node.kind) {
      case 'character': {
        const at = new Map([[sources.length, 1]])
        sources.push(node.source)
        follow.push(new Map())
        return { empty: 0, first: at, last: at }
      }
      case 'border':
        return { empty: 0, first: new Map(), last: new Map() }
      case 'look':
        build(node.body)
        return nothing
      case 'sequence':
        return node.parts.reduce((left, part) => joined(left, build(part)), nothing)
      case 'choice':
        return node.options.map(build).reduce((left, right) => ({
          empty: several(left.empty + right.empty),
          first: merged(left.first, right.first, 1),
          last: merged(left.last, right.last, 1),
        }))
      case 'repeat':
        return repeated(node.min, node.max, node.body)
    }
  }
  build(regex)
  return isTooLarge() ? undefined : { sources, follow }
}

/** Whether a repetition is taken as one without an end: it is one, has far too many ways, or is too long to be written out. */
function isEndless(min: number, max: number, body: Regex): boolean {
  if (max === Number.POSITIVE_INFINITY) return true
  if (max < 2) return false
  return ways({ kind: 'repeat', min, max, body }) > mostWays || nodeCount(body) * max > mostWrittenOut
}

/** The nodes of an expression written out. */
function nodeCount(regex: Regex): number {
  switch (regex.kind) {
    case 'character':
      return 1
    case 'border':
      return 0
    case 'look':
      return nodeCount(regex.body)
    case 'sequence':
      return regex.parts.reduce((sum, part) => sum + nodeCount(part), 0)
    case 'choice':
      return regex.options.reduce((sum, option) => sum + nodeCount(option), 0)
    case 'repeat':
      return nodeCount(regex.body) * (isEndless(regex.min, regex.max, regex.body) ? 1 : regex.max)
  }
}

function several(count: number): number {
  return Math.min(count, 2)
}

/** The ways of `left`, and those of `right` as often as `times` says. */
function merged(left: Ways, right: Ways, times: number): Ways {
  if (times === 0 || right.size === 0) return left
  const sum = new Map(left)
  for (const [node, count] of right) sum.set(node, several((sum.get(node) ?? 0) + count * times))
  return sum
}
