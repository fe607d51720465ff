import { strongComponents } from '../strong-components.ts'
import { overlaps } from './overlaps.ts'
import { parsePattern } from './parse-pattern.ts'
import { type Positions, positions } from './positions.ts'

/** The longest pattern, and the most steps, that a check may take. */
const longest = 5000
const mostSteps = 2_000_000

/**
 * Whether a text exists that takes a backtracking engine a time exponential in its length, so that forty characters
 * hang it: `(a+)+$`, `(a|a)*$`, `(\w+\s?)+$`. That is so when some loop of the automaton can run over one text in two
 * ways (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991, criterion EDA). `unknown` when the
 * pattern is too large to tell. What a look-ahead forbids is not taken into account. Time that is a power of the
 * length is let pass: nearly every pattern with two stars has it.
 */
export function isExponential(source: string, flags: string): boolean | 'unknown' {
  const regex = source.length > longest ? undefined : parsePattern(source)
  const automaton = regex && positions(regex)
  return automaton === undefined ? 'unknown' : isLoopAmbiguous(automaton, flags)
}

function isLoopAmbiguous({ sources, follow }: Positions, flags: string): boolean | 'unknown' {
  const loops = strongComponents(
    sources.length,
    follow.map((targets) => [...targets.keys()]),
  )
  const loopOf = new Int32Array(sources.length)
  for (const [index, loop] of loops.entries()) for (const node of loop) loopOf[node] = index
  for (const [node, targets] of follow.entries()) {
    for (const [target, count] of targets) if (count > 1 && loopOf[node] === loopOf[target]) return true
  }
  const meet = overlaps(sources, flags)
  let steps = 0
  for (const loop of loops) {
    const within = new Map(loop.map((node) => [node, inLoop(node, follow, loopOf)]))
    const found = splitsAndJoins(loop, (left, right) => {
      const pairs: [number, number][] = []
      for (const one of within.get(left) ?? []) {
        for (const other of within.get(right) ?? []) {
          steps++
          if (meet(sources[one] ?? '', sources[other] ?? '')) pairs.push([one, other])
        }
      }
      return steps > mostSteps ? undefined : pairs
    })
    if (found !== false) return found
  }
  return false
}

function inLoop(node: number, follow: Positions['follow'], loopOf: Int32Array): number[] {
  return [...(follow[node]?.keys() ?? [])].filter((target) => loopOf[target] === loopOf[node])
}

/** Whether two walkers that start on one node, and read the same characters, can part and meet there again. */
function splitsAndJoins(
  loop: readonly number[],
  move: (left: number, right: number) => readonly [number, number][] | undefined,
): boolean | 'unknown' {
  const ids = new Map<string, number>()
  const pairs: [number, number][] = []
  const next: number[][] = []
  const idOf = (pair: [number, number]): number => {
    const key = pair.join()
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, pairs.length)
    return pairs.push(pair) - 1
  }
  for (const node of loop) idOf([node, node])
  for (let id = 0; id < pairs.length; id++) {
    const [left, right] = pairs[id] ?? [0, 0]
    const targets = move(left, right)
    if (targets === undefined) return 'unknown'
    next.push(targets.map(idOf))
  }
  return strongComponents(pairs.length, next).some((component) => {
    const together = component.filter((id) => pairs[id]?.[0] === pairs[id]?.[1])
    return together.length > 0 && together.length < component.length
  })
}
