import type { SymbolPair } from './symbol-pair.ts'

/** How many symbols two texts share at the start. */
export function sharedStart({ a, b }: SymbolPair): number {
  const limit = Math.min(a.length, b.length)
  const inA = a.points
  const inB = b.points
  let count = 0
  while (count < limit && inA[count] === inB[count]) count++
  return count
}
