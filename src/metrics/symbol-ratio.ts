import { lcsOfSymbols } from './kernel/lcs-windows.ts'
import { ratioOfLcs } from './ratio-score.ts'
import type { SymbolPair } from './symbol-pair.ts'

/** rapidfuzz's `ratio` of 0..100 for two texts in code points; 0 below the cutoff. */
export function symbolRatio({ a, b }: SymbolPair, cutoff = 0): number {
  const lengths = a.length + b.length
  return lengths === 0 ? 100 : ratioOfLcs(lcsOfSymbols(a, b), lengths, cutoff)
}
