import { processSymbols } from './process-symbols.ts'
import { newSymbols, readSymbols, type Symbols } from './symbols.ts'

/** Two texts to compare. */
export interface SymbolPair {
  readonly a: Symbols
  readonly b: Symbols
}

/** Both texts in shared memory: the pair is the caller's until the next call. */
export function readPair(candidate: string, reference: string): SymbolPair {
  shared ??= { a: newSymbols(), b: newSymbols() }
  readSymbols(candidate, shared.a)
  readSymbols(reference, shared.b)
  return shared
}

/** The same of both texts after `defaultProcess`. */
export function readProcessedPair(candidate: string, reference: string): SymbolPair {
  const pair = readPair(candidate, reference)
  processSymbols(pair.a)
  processSymbols(pair.b)
  return pair
}

let shared: SymbolPair | undefined
